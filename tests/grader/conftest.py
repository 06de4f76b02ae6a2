"""A tiny course of two stages, made anew for each test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from minigrad.grader.course import Course, Stage

FIRST = '''
"""04 · Doubling: twice as much."""

from minigrad import Tensor, embedding


def double(x: Tensor) -> Tensor:
    """Twice x."""
    # Task: return twice x.
    return x * 2


def lookup(weight: Tensor, ids) -> Tensor:
    """The rows of weight."""
    # Task: pick the rows.
    return weight[ids]
'''

SECOND = '''
"""06 · Quadrupling: double it twice."""

from exercises.s04_double import double


class Quadruple:
    """Four times as much."""

    def forward(self, x):
        """Four times x."""
        # Task: double it twice.
        return double(double(x))
'''

FIRST_TESTS = """
import numpy as np

from minigrad import Tensor
from minigrad.grader.observe import assert_gradients, assert_tensor, grades


@grades("double")
def test_double_is_twice_as_much(answer, rng):
    x = rng.standard_normal((2, 3))

    doubled = answer.double(Tensor(x))

    assert_tensor(doubled, x + x, what="double", axes="rows columns", given={"x": x})


@grades("double")
def test_its_gradient_is_two(answer, rng):
    assert_gradients(answer.double, rng.standard_normal((2, 3)), what="double", names=["x"])


@grades("lookup")
def test_lookup_gives_rows(answer, rng):
    weight = rng.standard_normal((5, 3))

    rows = answer.lookup(Tensor(weight), np.array([4, 0, 4]))

    assert_tensor(rows, np.stack([weight[4], weight[0], weight[4]]), what="rows")
"""

SECOND_TESTS = """
from minigrad import Tensor
from minigrad.grader.observe import assert_tensor, grades


@grades("Quadruple.forward")
def test_four_times_as_much(answer, rng):
    x = rng.standard_normal((2, 3))
    assert_tensor(answer.Quadruple().forward(Tensor(x)), 4 * x, what="four times")
"""

MISTAKE = '''
"""You tripled it."""


def double(x):
    return x * 3
'''

FILES = {
    "solutions/s04_double.py": FIRST,
    "solutions/s06_quadruple.py": SECOND,
    "solutions/s04_double.toml": '[double]\nhints = ["a", "b", "c"]\n',
    "tests/stages/test_s04_double.py": FIRST_TESTS,
    "tests/stages/test_s06_quadruple.py": SECOND_TESTS,
    "tests/mistakes/s04_double/tripled.py": MISTAKE,
}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text).lstrip("\n"), "utf-8")
    return path


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The course with two untouched stubs."""
    for name, text in FILES.items():
        write(tmp_path / name, text)
    course = Course(tmp_path, tmp_path)
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    return course


@pytest.fixture
def double(course: Course) -> Stage:
    return course.find("double")


@pytest.fixture
def quadruple(course: Course) -> Stage:
    return course.find("quadruple")
