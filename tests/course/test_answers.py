"""Graders are graded: they reject every known mistake and accept every right answer."""

import ast

import pytest

from minigrad.grader.load import with_mistake
from tests.course.conftest import COURSE

MISTAKES = [(stage, path) for stage in COURSE.stages for path in COURSE.mistakes(stage)]
ALTERNATIVES = [(stage, path) for stage in COURSE.stages for path in COURSE.alternatives(stage)]


def named(answers):
    return [pytest.param(stage, path, id=f"{stage.module}-{path.stem}") for stage, path in answers]


@pytest.mark.parametrize(("home", "path"), named(MISTAKES))
def test_a_mistake_is_rejected(home, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, home, path), home)

    assert any(check.status in ("failed", "error") for check in checks)


@pytest.mark.parametrize(("home", "path"), named(ALTERNATIVES))
def test_a_right_answer_in_another_style_is_accepted(home, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, home, path), home)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []


@pytest.mark.parametrize(("home", "path"), named(MISTAKES + ALTERNATIVES))
def test_every_answer_begins_with_words(home, path):
    words = ast.get_docstring(ast.parse(path.read_bytes()))

    assert words
    assert words.rstrip().endswith((".", "?", "»", ")"))


def test_every_stage_has_alternatives_and_mistakes(course, stage):
    assert len(course.alternatives(stage)) >= 4
    assert len(course.mistakes(stage)) >= 10
