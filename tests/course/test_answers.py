"""Graders are graded: they reject every known mistake and accept every right answer."""

import ast

from minigrad.grader.load import with_mistake
from minigrad.grader.parts import changed


def complaints(checks):
    return [(check.name, check.message) for check in checks if check.status != "passed"]


def test_every_mistake_is_rejected(course, stage, grade_in_process):
    def rejected(path):
        # The checks of what is wrong come first: they know soonest.
        checks = grade_in_process(with_mistake(course, stage, path), stage, first=changed(path))
        return any(check.status in ("failed", "error") for check in checks)

    assert [path.stem for path in course.mistakes(stage) if not rejected(path)] == []


def test_every_right_answer_in_another_style_is_accepted(course, stage, grade_in_process):
    refused = {
        path.stem: complaints(grade_in_process(with_mistake(course, stage, path), stage))
        for path in course.alternatives(stage)
    }

    assert {name: found for name, found in refused.items() if found} == {}


def test_every_answer_begins_with_words(course, stage):
    for path in [*course.mistakes(stage), *course.alternatives(stage)]:
        words = ast.get_docstring(ast.parse(path.read_bytes()))
        assert words, path.stem
        assert words.rstrip().endswith((".", "?", "»", ")")), path.stem


def test_every_stage_has_alternatives_and_mistakes(course, stage):
    assert len(course.alternatives(stage)) >= 4
    assert len(course.mistakes(stage)) >= 10
