"""environment.yml, pyproject.toml and constraints.txt ask for the same things."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml  # comes with JupyterLab, whose jupyter-events needs it
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def constraints():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines]


def test_conda_asks_for_what_the_course_asks_for(project, conda):
    wanted = map(Requirement, project["dependencies"] + project["optional-dependencies"]["course"])
    wanted = {CONDA_NAMES.get(each.name, each.name) + str(each.specifier) for each in wanted}
    packages = {line for line in conda["dependencies"] if isinstance(line, str)}
    assert packages - {"pip", "python=3.12"} == wanted


def test_conda_names_one_python_that_the_course_supports(project, conda):
    # Binder takes anything but a plain `python=3.x`, which has to come first here, for "no version given".
    version = re.fullmatch(r"python=(3\.\d+)", conda["dependencies"][0]).group(1)
    assert Requirement("python" + project["requires-python"]).specifier.contains(version)


def test_conda_installs_the_course_itself_and_nothing_else_with_pip(conda):
    assert conda["dependencies"][-1] == {"pip": ["-e ."]}
    assert conda["channels"] == ["conda-forge"]


def test_constraints_meet_the_bounds(project, constraints):
    extras = project["optional-dependencies"].values()
    wanted = [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]
    for each in wanted:
        pinned = [found for found in constraints if found.name == each.name]
        assert pinned, f"{each.name} is not in constraints.txt: make it anew, as CONTRIBUTING.md says"
        for found in pinned:
            (pin,) = found.specifier
            assert pin.operator == "=="
            assert each.specifier.contains(pin.version), f"{found} does not meet {each}"


def test_constraints_are_plain_versions_for_all_systems(constraints):
    assert not [str(line) for line in constraints if line.extras or line.url]
    markers = " ".join(str(line.marker) for line in constraints if line.marker)
    assert "darwin" in markers, "appnope, which only macOS needs, should be here"
    assert 'os_name == "nt"' in markers, "pywinpty, which only Windows needs, should be here"
