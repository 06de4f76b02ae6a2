"""Graders are graded: they reject every known mistake and accept every right answer."""

import ast

import pytest

from minigrad.grader.load import with_mistake
from tests.course.conftest import COURSE

MISTAKES = [(stage, path) for stage in COURSE.stages for path in COURSE.mistakes(stage)]
ALTERNATIVES = [(stage, path) for stage in COURSE.stages for path in COURSE.alternatives(stage)]


def identify(value):
    return getattr(value, "stem", "")


@pytest.mark.parametrize(("stage", "path"), MISTAKES, ids=identify)
def test_a_mistake_is_rejected(stage, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, stage, path), stage)

    assert [check.name for check in checks if check.status in ("failed", "error")]


@pytest.mark.parametrize(("stage", "path"), ALTERNATIVES, ids=identify)
def test_a_right_answer_in_another_style_is_accepted(stage, path, course, grade_in_process):
    checks = grade_in_process(with_mistake(course, stage, path), stage)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []


@pytest.mark.parametrize(("stage", "path"), MISTAKES + ALTERNATIVES, ids=identify)
def test_every_answer_begins_with_words(stage, path):
    words = ast.get_docstring(ast.parse(path.read_bytes()))

    assert words
    assert words.rstrip().endswith((".", "?", "»", ")"))


def test_every_stage_has_alternatives_and_mistakes(course, stage):
    assert len(course.alternatives(stage)) >= 4
    assert len(course.mistakes(stage)) >= 10
