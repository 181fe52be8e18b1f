"""Exercises of notebook 00: shapes, parameters, a wrong line, a lost sign, the share of right answers; two guesses."""

import numpy as np

from .exercise import FunctionExercise, Question, Slip, ValueExercise

untrained = Question(
    "The network above has random weights. What share of the held-out digits does it recognise, by accident?",
    answer="about one in ten",
    explanation="It gets 43 of 449 right. With ten classes, whoever knows nothing is right one time in ten.",
    options=("none at all", "about one in ten", "about half"),
)

long_steps = Question(
    "Gradient descent learned well with r = 0.1 and faster with r = 1. What will a fresh network do with r = 10?",
    answer="stay near guessing",
    explanation="Reset, set r to 10 and see. A step that is too long jumps over the valley and lands higher on the "
    "other side. Notebook 08 finds the border.",
    options=("learn ten times faster still", "learn about as fast as with r = 1", "stay near guessing"),
)


def numbers_in_a_picture():
    """Return how many pixels a picture has."""
    rows, columns = 8, 8
    return rows * columns


pixels = ValueExercise(
    numbers_in_a_picture,
    hints=("Each of the 8 rows has 8 pixels.", "Every pixel is one number, and the network gets them all: multiply."),
    slips=(
        Slip(16, "16 is 8 + 8, one row and one column. Each of the 8 rows has 8 pixels: multiply."),
        Slip(8, "8 is one row alone; the picture has 8 of them."),
        Slip(10, "10 is the number of classes, which is the number of outputs. The question is about inputs."),
    ),
)


def shapes_of_theta():
    """Return the shape of each Theta(l): the units it leads to, the units it comes from and the bias."""
    s = {1: 64, 2: 25, 3: 10}
    return [(s[l + 1], s[l] + 1) for l in (1, 2)]


shapes = ValueExercise(
    shapes_of_theta,
    hints=(
        "One row for each unit the weights lead to.",
        "One column for each unit they come from, and column 0 for the bias in front.",
        "So Theta(1), from 64 inputs to 25 hidden units, has 25 rows and 64 + 1 columns.",
    ),
    slips=(
        Slip(
            [(25, 64), (10, 25)],
            "The bias column is missing: each matrix has one column more than the layer has units.",
        ),
        Slip(
            [(65, 25), (26, 10)], "Rows and columns are exchanged: a row belongs to the unit that the weights lead TO."
        ),
        Slip([(64, 25), (25, 10)], "Rows and columns are exchanged, and the bias column is missing."),
        Slip(
            [(26, 64), (11, 25)], "The bias belongs to the layer the weights come FROM: one column more, not one row."
        ),
        Slip(
            [(26, 65), (11, 26)],
            "Nothing leads to a bias unit, it is always 1: as many rows as the next layer has units.",
        ),
    ),
)


def number_of_parameters():
    """Return how many entries the matrices have together."""
    return sum(rows * columns for rows, columns in shapes_of_theta())


parameters = ValueExercise(
    number_of_parameters,
    hints=("A matrix with 25 rows and 65 columns holds 25 x 65 numbers.", "Add the entries of both matrices."),
    slips=(
        Slip(64 * 25 + 25 * 10, "1850 counts the weights without the biases: 25 and 10 are missing."),
        Slip(25 * 65, "1625 is the first matrix alone."),
        Slip(64 + 25 + 10, "99 is the number of units. Between two layers there is a weight for each PAIR of units."),
        Slip(64 * 25 * 10, "The two matrices stand one after the other: add their entries, do not multiply."),
        Slip(65 * 26 + 26 * 11, "Nothing leads to a bias unit: 25 rows in the first matrix, 10 in the second."),
    ),
    rtol=0,
    atol=0.5,
)


def line_with_the_mistake():
    """Return the number of the wrong line."""
    # Theta(1) leads to 25 units and comes from 64 and the bias: its shape is (25, 65), not (65, 25).
    return 3


wrong_line = ValueExercise(
    line_with_the_mistake,
    hints=(
        "In a product of matrices the inner numbers agree: (32, 65) times (65, 25) gives (32, 25).",
        "Line 4 transposes Theta(1) before it multiplies. Which shape must Theta(1) have before that?",
    ),
    slips=(
        Slip(1, "Line 1 is right: one row for each of the 32 digits, one column for each of the 64 pixels."),
        Slip(2, "Line 2 is right: the bias puts a column of ones in front, 64 + 1 = 65."),
        Slip(4, "Line 4 is right: 32 digits, 25 hidden units. Look at what it was made from."),
        Slip(5, "Line 5 is right: 32 digits with ten outputs each."),
    ),
    rtol=0,
    atol=0.1,
)


def descent_step(w, grad, r):
    """Return the weights after one step of size r downhill."""
    return w - r * grad


lost_sign = FunctionExercise(
    descent_step,
    cases=((2.0, 84.0, 0.01), (np.array([1.0, -2.0, 0.5]), np.array([0.3, 0.0, -1.0]), 0.1)),
    hints=(
        "The gradient points uphill, to where the cost grows. You want to go down.",
        "Between w and r grad stands a sign that the printed formula has lost.",
    ),
    slips=(
        Slip(
            lambda w, grad, r: w + r * grad, "That is a step uphill, along the gradient: the cost grows. Go against it."
        ),
        Slip(
            lambda w, grad, r: w * r * grad,
            "That is the formula as printed, a product. The step is added to w, with a sign.",
        ),
        Slip(lambda w, grad, r: w - grad, "The learning rate r is missing: it scales the gradient."),
        Slip(lambda w, grad, r: -r * grad, "That is the change alone: add it to w."),
        Slip(
            lambda w, grad, r: r * grad - w,
            "The sign is on the wrong term: start from w and take the step away from it.",
        ),
    ),
)


def share_right(predicted, y):
    """Return the share of examples whose predicted class is the class y."""
    return np.mean(np.asarray(predicted) == np.asarray(y))


how_good = FunctionExercise(
    share_right,
    cases=(
        (np.array([3, 8, 1, 1]), np.array([3, 3, 1, 7])),
        (np.array([0, 1, 2, 3, 4]), np.array([0, 1, 2, 3, 9])),
        (np.array([5, 5]), np.array([6, 6])),
    ),
    hints=(
        "predicted == y compares entry by entry and gives an array of True and False.",
        "True counts as 1 and False as 0, so the mean of that array is the share of True.",
    ),
    slips=(
        Slip(lambda p, y: np.sum(p == y), "That is the number of right answers; divide it by how many there are."),
        Slip(lambda p, y: np.mean(p != y), "That is the share of WRONG answers."),
        Slip(lambda p, y: 100 * np.mean(p == y), "That is in per cent; a share lies between 0 and 1."),
        Slip(
            lambda p, y: np.mean(np.abs(p - y)),
            "A class is a name, not a size: 8 for 3 is no worse than 4 for 3. Count what is equal.",
        ),
        Slip(lambda p, y: p == y, "That says for each example whether it is right; the share is the mean of it."),
    ),
)
