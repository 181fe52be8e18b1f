"""Every kind of live figure of the course, in its own notebook in JupyterLab: a slider and the pointer move it.

Where there is no Chromium these tests are skipped, unless NNLEARN_BROWSER=required says that there has to be one.
"""

import pytest

from tests.browser.driver import Book

# One line for each kind of live figure in the course: notebook, class of the panel, the description of one of its
# sliders, and the name of the axes that takes the pointer or None.
KINDS = [
    ("00_start_here.ipynb", "DigitTraining", "hidden units", None),
    ("01_cost_functions.ipynb", "OneTermPanel", "prediction h", None),
    ("01_cost_functions.ipynb", "LogisticCostPanel", "θ₁", None),
    ("01_cost_functions.ipynb", "OutputTermsPanel", "h₁ pedestrian", None),
    ("01_cost_functions.ipynb", "WeightDecayPanel", "λ", None),
    ("01_cost_functions.ipynb", "BiasPenaltyPanel", "λ", None),
    ("01_cost_functions.ipynb", "SquaredScalesPanel", "copies of the example", None),
    ("01_cost_functions.ipynb", "SureAndWrongPanel", "weighted input z", None),
    ("01_cost_functions.ipynb", "CostOverTwoWeightsPanel", "w₁", "map"),
    ("01_cost_functions.ipynb", "SearchRacePanel", "grid: values of each weight", None),
    ("01_cost_functions.ipynb", "CurseOfDimensionPanel", "number of weights d", None),
    ("02_forward_propagation.ipynb", "ActivationExplorer", "z", "function"),
    ("02_forward_propagation.ipynb", "ForwardPropagationPanel", "x₁", "map"),
    ("02_forward_propagation.ipynb", "ShapesPanel", "hidden h", None),
    ("02_forward_propagation.ipynb", "OneUnitPanel", "weight w", None),
    ("02_forward_propagation.ipynb", "RegressionNetworkPanel", "w₁₁⁽¹⁾", None),
    ("02_forward_propagation.ipynb", "OneFormulaPanel", "w₃¹", "map"),
    ("03_one_nudge_at_a_time.ipynb", "NudgePanel", "by η", "curve"),
    ("03_one_nudge_at_a_time.ipynb", "PullsPanel", "target of (3, −2), y₁", None),
    ("03_one_nudge_at_a_time.ipynb", "ImportancePanel", "x₁", None),
    ("03_one_nudge_at_a_time.ipynb", "ChainBoxesPanel", "what comes in", None),
    ("03_one_nudge_at_a_time.ipynb", "PathBackPanel", "links", None),
    ("03_one_nudge_at_a_time.ipynb", "LostNodePanel", "t", None),
    ("03_one_nudge_at_a_time.ipynb", "DescentToTargetsPanel", "learning rate r", None),
    ("04_back_propagation.ipynb", "DeltaAsSlopePanel", "shift of z", None),
    ("04_back_propagation.ipynb", "OutputDeltaPanel", "weighted input z", None),
    ("04_back_propagation.ipynb", "BackwardFlowPanel", "step", "map"),
    ("04_back_propagation.ipynb", "DeltaLedgerPanel", "set of numbers", None),
    ("04_back_propagation.ipynb", "RankOneStackPanel", "examples counted", None),
    ("04_back_propagation.ipynb", "GradientComparisonPanel", "regularisation λ", None),
    ("04_back_propagation.ipynb", "ShapeProductsPanel", "examples m", None),
    ("04_back_propagation.ipynb", "WFormPanel", "W₂ multiplied by", None),
    ("05_gradient_checking.ipynb", "UnrollingPanel", "follow entry", None),
    ("05_gradient_checking.ipynb", "EpsilonExplorerPanel", "step ε", "map"),
    ("05_gradient_checking.ipynb", "BugMuseumPanel", "entry of the gradient", "map"),
    ("06_random_initialisation.ipynb", "TwinUnitsPanel", "steps", None),
    ("06_random_initialisation.ipynb", "SymmetricFloorPanel", "disturbed by up to p", None),
    ("06_random_initialisation.ipynb", "TwoRulesPanel", "ε_init", None),
    ("06_random_initialisation.ipynb", "ThroughLayersPanel", "ε_init", None),
    ("07_one_dimension.ipynb", "TangentAndParabolaPanel", "point x", "curve"),
    ("07_one_dimension.ipynb", "QuarticDescentPanel", "learning rate r", "map"),
    ("07_one_dimension.ipynb", "BasinsPanel", "learning rate r", "map"),
    ("07_one_dimension.ipynb", "StableRatePanel", "learning rate r", None),
    ("07_one_dimension.ipynb", "NewtonLeapsPanel", "start x₀", "map"),
    ("07_one_dimension.ipynb", "ConvergenceOrderPanel", "start x₀", None),
    ("08_surfaces_and_learning_rates.ipynb", "SurfaceDescent", "learning rate r", "map"),
    ("08_surfaces_and_learning_rates.ipynb", "RateOnParabolaPanel", "learning rate r", None),
    ("08_surfaces_and_learning_rates.ipynb", "SteepestDirectionPanel", "x₁", "map"),
    ("08_surfaces_and_learning_rates.ipynb", "StretchedBowlPanel", "stretch κ", None),
    ("09_momentum_and_adaptive_steps.ipynb", "FlatUnitPanel", "weight w", "map"),
    ("09_momentum_and_adaptive_steps.ipynb", "PlateauCrossingPanel", "memory μ", None),
    ("09_momentum_and_adaptive_steps.ipynb", "MomentumInAValleyPanel", "memory μ", "choice"),
    ("09_momentum_and_adaptive_steps.ipynb", "WhatIsRememberedPanel", "look at step k", "map"),
    ("09_momentum_and_adaptive_steps.ipynb", "MiniBatchNoisePanel", "learning rate r", None),
    ("09_momentum_and_adaptive_steps.ipynb", "FairRacePanel", "r Adam", "map"),
    ("10_newton_and_the_hessian.ipynb", "MagnifiedMinimaPanel", "half-width h", None),
    ("10_newton_and_the_hessian.ipynb", "NewtonModelPanel", "damping", "map"),
    ("10_newton_and_the_hessian.ipynb", "NewtonEndsPanel", "start x₁", "map"),
    ("10_newton_and_the_hessian.ipynb", "TwoRulersPanel", "stretch κ", None),
    ("10_newton_and_the_hessian.ipynb", "HessianCostPanel", "parameters N", None),
    ("10_newton_and_the_hessian.ipynb", "LineFitPanel", "slope w₁", "map"),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "ZigZagPanel", "stretch κ", "map"),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "ConjugateStepsPanel", "condition number κ", None),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "DampedStepPanel", "damping ν", "map"),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "DampingHistoryPanel", "first damping ν₀", None),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "MethodsOnRosenbrock", "start x₁", "map"),
    ("11_conjugate_gradient_levenberg_marquardt.ipynb", "CurveFitPanel", "evaluations", None),
    ("12_landscapes.ipynb", "ExchangePanel", "unit", None),
    ("12_landscapes.ipynb", "PermutationPanel", "way t", None),
    ("12_landscapes.ipynb", "SaddlePanel", "offset |w₂ − w₁|", None),
    ("12_landscapes.ipynb", "ManyEndsPanel", "starts", None),
    ("12_landscapes.ipynb", "KinkPanel", "target y₊", None),
    ("13_putting_it_all_together.ipynb", "DigitsDashboardPanel", "units in each", None),
    ("13_putting_it_all_together.ipynb", "CapacityPanel", "λ", None),
    ("13_putting_it_all_together.ipynb", "ArchitecturePanel", "inputs (features)", None),
    ("13_putting_it_all_together.ipynb", "RecipeDashboardPanel", "steps", None),
]


@pytest.fixture(scope="module", params=sorted({name for name, *_ in KINDS}))
def course_book(browser, server, request):
    book = Book(browser, server, request.param)
    book.run_all()
    yield book
    book.close()


def test_live_figures_of_the_course(course_book):
    for name, class_name, slider, axes in KINDS:
        if name not in course_book.page.url:
            continue
        figure = course_book.figure(course_book.panel_of(class_name))
        assert figure.is_true(), f"{class_name} shows another picture than the kernel draws"
        with figure.changes():
            figure.step(slider)
        if axes is not None:
            with figure.changes():
                figure.click_inside(axes, 0.3, 0.6)
        if class_name == "DigitTraining":
            watch_it_learn(figure)
        if class_name == "DeltaLedgerPanel":
            type_a_delta(figure)
        assert figure.is_true(), f"{class_name} shows another picture than the kernel draws"
    assert course_book.faults() == []


def type_a_delta(figure):
    """Type a wrong delta and hear what is said, then the right one, see it appear, and hear that in the same place."""
    field, ledger = figure.controls.locator("input[type=text]").first, f"{figure.panel}.ledger"
    right = float(figure.book.kernel(f"{ledger}.right({ledger}.units[0])"))
    field.fill(f"{-right:.3f}")
    field.press("Enter")
    spoken = figure.controls.get_by_role("status").filter(has_text="The sign is reversed").element_handle()
    with figure.changes():
        field.fill(f"{right:.3f}")
        field.press("Enter")
    assert figure.sentence().startswith("1 of 4 deltas right")
    assert spoken.text_content().startswith("✓")


def watch_it_learn(figure):
    """Start a training, see it go on by itself, pause and reset it."""
    figure.press_button("Start")
    for _ in range(2):
        with figure.changes(settle=False):
            pass
    figure.press_button("Pause")
    assert figure.is_true()
    with figure.changes():
        figure.press_button("Reset")
    assert figure.sentence().startswith("step 0")
