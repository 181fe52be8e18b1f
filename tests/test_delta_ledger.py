"""The delta ledger judges without a widget: right answers, every slip by its number, and nothing ever raises."""

import numpy as np
import pytest

from nnlearn.exercises.delta_ledger import TOLERANCE, DeltaLedger

SIZES = [(2, 2, 2), (2, 2, 2, 2), (2, 3, 2)]
LEDGERS = [DeltaLedger(sizes, seed) for sizes in SIZES for seed in range(4)]
CASES = [(ledger, unit) for ledger in LEDGERS for unit in ledger.units]
NAMES = [f"{ledger.sizes}-{ledger.seed}-{unit}" for ledger, unit in CASES]


@pytest.mark.parametrize(("ledger", "unit"), CASES, ids=NAMES)
def test_three_places_are_enough_to_be_right(ledger, unit):
    right = ledger.right(unit)
    for text in (f"{right:.3f}", f" {right:.4f} ", f"{right:.3f}".replace(".", ","), f"{right:.3f}".replace("-", "−")):
        assert ledger.judge(unit, text).status == "right"
    assert ledger.judge(unit, right + 3 * TOLERANCE).status == "wrong"


@pytest.mark.parametrize(("ledger", "unit"), CASES, ids=NAMES)
def test_every_slip_is_recognised_by_the_number_it_gives(ledger, unit):
    for slip in ledger.slips(unit):
        feedback = ledger.judge(unit, slip.answer)
        assert feedback.status == "wrong"
        assert slip.text in feedback.text


@pytest.mark.parametrize(("ledger", "unit"), CASES, ids=NAMES)
def test_the_worked_numbers_give_the_right_answer(ledger, unit):
    calculation, result = ledger.worked(unit).split(" = ")
    python = calculation.replace("−", "-").replace("·", "*").replace("[", "(").replace("]", ")")
    assert eval(python) == pytest.approx(ledger.right(unit), abs=TOLERANCE)
    assert float(result.replace("−", "-")) == pytest.approx(ledger.right(unit), abs=6e-4)


def test_hidden_units_know_the_slips_that_the_course_speaks_of():
    ledger = DeltaLedger()
    texts = " ".join(slip.text for slip in ledger.slips((2, 1)))
    for words in (
        "left out g′",
        "at a",
        "multiplied by a:",
        "a row of",
        "lead into",
        "bias column",
        "Only unit 1",
        "sign",
    ):
        assert words in texts
    assert "y − a" in ledger.slips((3, 1))[0].text


def test_slips_are_what_they_say():
    ledger = DeltaLedger()
    W, delta, a = ledger.Theta[2], ledger.delta[3], ledger.a[2][0]
    answers = {slip.text[:30]: slip.answer for slip in ledger.slips((2, 1))}
    assert answers["That is the weighted sum alone"] == pytest.approx(W[:, 1] @ delta)
    assert answers["You took a row of Θ(2): those "] == pytest.approx(W[0, 1:] @ delta * a * (1 - a))
    assert answers["Those are the weights that lea"] == pytest.approx(ledger.Theta[1][0, 1:] @ delta * a * (1 - a))


@pytest.mark.parametrize("typed", ["", " ", "abc", "nan", "inf", "-", None, "0.1.2"])
def test_what_is_no_number_is_not_judged(typed):
    assert LEDGERS[0].judge((3, 1), typed).status == "not yet"


def test_a_number_that_no_slip_gives_is_only_wrong():
    feedback = LEDGERS[0].judge((3, 1), 57)
    assert feedback.status == "wrong"
    assert "hint" in feedback.text


def test_hints_end_with_the_numbers_but_not_the_result():
    for ledger, unit in CASES:
        hints = ledger.hints(unit)
        assert len(hints) == 2
        assert ledger.worked(unit).split(" = ")[0] in hints[-1].text
        assert ledger.worked(unit).split(" = ")[1] not in hints[-1].text.split(" = ")[-1]


def test_new_numbers_come_with_a_seed_and_stay_with_it():
    first, same, other = (DeltaLedger((2, 2, 2), seed) for seed in (0, 0, 1))
    assert np.array_equal(first.theta, same.theta)
    assert not np.array_equal(first.theta, other.theta)
    assert first.renewed((2, 2, 2, 2), 3).units[0] == (4, 1)


def test_derivatives_belong_to_the_connections_that_lead_into_a_found_unit():
    ledger = DeltaLedger()
    found = ledger.derivatives([(3, 2)])
    assert set(found) == {(2, 2, 0), (2, 2, 1), (2, 2, 2)}
    assert found[2, 2, 0] == pytest.approx(ledger.delta[3][1])
    assert found[2, 2, 1] == pytest.approx(ledger.delta[3][1] * ledger.a[2][0])
    assert ledger.worked_derivative().startswith("the derivative in Θ(2)[1, 2] is δ₁ of layer 3 times a₂ of layer 2")
