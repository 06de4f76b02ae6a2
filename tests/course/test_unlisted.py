"""Graders are graded on answers that were written without a look at what they know.

The wrong ones are in no list of known mistakes, so no name may be given to them; where the words
of a known mistake are true of one all the same, its docstring says ``Named as: slug.``
"""

import ast
import re

import pytest

from minigrad.grader.diagnose import diagnose
from minigrad.grader.load import with_mistake
from minigrad.grader.run import graded_tests, observed_check
from tests.course.conftest import COURSE

FOLDER = COURSE.material / "tests" / "unlisted"


def paths(stage, *, right):
    """The answers to one stage; the names of the right ones begin with right_."""
    found = sorted((FOLDER / stage.module).glob("*.py"))
    return [path for path in found if path.stem.startswith("right_") is right]


def answers(*, right):
    """All of them; two in three are left to the slow tests."""
    return [
        pytest.param(
            stage, path, id=f"{stage.module}-{path.stem}",
            marks=[pytest.mark.slow] if number % 3 else [],
        )
        for stage in COURSE.stages
        for number, path in enumerate(paths(stage, right=right))
    ]  # fmt: skip


@pytest.mark.parametrize(("home", "path"), answers(right=False))
def test_an_unlisted_mistake_is_rejected(home, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, home, path), home)

    assert any(check.status in ("failed", "error") for check in checks)


@pytest.mark.parametrize(("home", "path"), answers(right=True))
def test_a_right_answer_in_an_unusual_style_is_accepted(home, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, home, path), home)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []


def observed(world, stage):
    """The report of each check that is not slow, and what it saw."""
    tests = [test for test in graded_tests(COURSE.tests(stage)) if not test.slow]
    module = world.load(stage.module)
    with world.installed():
        pairs = [observed_check(test, module) for test in tests]
    return [report for report, _ in pairs], {report.name: seen for report, seen in pairs}


def names_given(course, stage, path):
    """The names of known mistakes that an answer is given, but for those that are true of it."""
    words = ast.get_docstring(ast.parse(path.read_bytes()))
    true = re.findall(r"Named as: ([a-z0-9-]+)\.", words)
    found = diagnose(course, stage, *observed(with_mistake(course, stage, path), stage))
    return [diagnosis.mistake for diagnosis in found if diagnosis.mistake not in true]


@pytest.mark.slow
def test_no_unlisted_mistake_is_given_the_name_of_another(course, stage):
    # Every fifth will do: each fails in other checks, and all known mistakes have to be run there.
    some = paths(stage, right=False)[::5]

    named = {path.stem: names_given(course, stage, path) for path in some}

    assert {slug: names for slug, names in named.items() if names} == {}


def code(path):
    """What an answer does, whatever it says of itself."""
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree):
        documented = isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        if documented and ast.get_docstring(node):
            del node.body[0]
    return ast.dump(tree)


def test_no_unlisted_answer_is_a_known_mistake_word_for_word(stage):
    known = {code(path): path.stem for path in COURSE.mistakes(stage)}

    twice = {path.stem: known.get(code(path)) for path in paths(stage, right=False)}

    assert {slug: name for slug, name in twice.items() if name} == {}


def test_every_stage_meets_enough_of_both(stage):
    assert len(paths(stage, right=True)) >= 5
    assert len(paths(stage, right=False)) >= 10
