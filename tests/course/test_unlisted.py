"""Graders are graded on answers that were written without a look at what they know.

The wrong ones are in no list of known mistakes, so no name may be given to them; where the words
of a known mistake are true of one all the same, its docstring says ``Named as: slug.``
"""

import ast
import functools
import re

import pytest

from minigrad.grader.diagnose import diagnose
from minigrad.grader.load import with_mistake
from minigrad.grader.run import graded_tests, observed_check
from tests.course.conftest import COURSE

FOLDER = COURSE.material / "tests" / "unlisted"
STYLE = "right_"


def answers(*, right):
    return [
        pytest.param(stage, path, id=f"{stage.module}-{path.stem}")
        for stage in COURSE.stages
        for path in sorted((FOLDER / stage.module).glob("*.py"))
        if path.stem.startswith(STYLE) is right
    ]


@functools.cache
def observed(stage, path):
    """The report of each check and what it saw; the slow checks only if the others let it pass."""
    tests = graded_tests(COURSE.tests(stage))
    world, pairs = with_mistake(COURSE, stage, path), []
    module = world.load(stage.module)
    with world.installed():
        for test in sorted(tests, key=lambda test: test.slow):
            if not (test.slow and any(is_rejected(report) for report, _ in pairs)):
                pairs.append(observed_check(test, module))
    return [report for report, _ in pairs], {report.name: seen for report, seen in pairs}


def is_rejected(report):
    return report.status in ("failed", "error")


@pytest.mark.parametrize(("home", "path"), answers(right=False))
def test_an_unlisted_mistake_is_rejected(home, path):
    reports, _ = observed(home, path)

    assert any(is_rejected(report) for report in reports)


@pytest.mark.parametrize(("home", "path"), answers(right=False))
def test_an_unlisted_mistake_is_not_given_the_name_of_another(home, path):
    words = ast.get_docstring(ast.parse(path.read_bytes()))
    true = set(re.findall(r"Named as: ([a-z0-9-]+)\.", words))
    reports, seen = observed(home, path)

    found = diagnose(COURSE, home, reports, seen)

    assert {diagnosis.mistake for diagnosis in found} <= true


@pytest.mark.parametrize(("home", "path"), answers(right=True))
def test_a_right_answer_in_an_unusual_style_is_accepted(home, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, home, path), home)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []


def test_every_stage_meets_enough_of_both(stage):
    slugs = [path.stem for path in (FOLDER / stage.module).glob("*.py")]
    right = [slug for slug in slugs if slug.startswith(STYLE)]

    assert len(right) >= 5
    assert len(slugs) - len(right) >= 10
