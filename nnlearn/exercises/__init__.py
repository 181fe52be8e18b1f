"""Exercises with feedback at once: one module for each notebook, the kinds of exercise in `exercise`.

In a notebook, `from nnlearn.exercises import surfaces_and_rates as exercises`, then for each

    exercises.threshold.check(my_answer)      right, or what is wrong and which slip produces exactly that
    exercises.threshold.hint()                the next hint, one at a time
    exercises.threshold.solution()            the tested reference, as source

`from nnlearn.exercises import progress` shows what has been done, and saves it for whoever hands it in. For graders
`exercises.threshold.require(answer)` raises AssertionError unless an answer is right. docs/instructors.md says more.
"""
