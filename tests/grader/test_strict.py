"""Strict grading: new inputs, no expectations near the answer, and a judge who looks himself."""

from __future__ import annotations

import ast
import json

import numpy as np
import pytest

from minigrad.grader.agreement import disagreement
from minigrad.grader.case import Case
from minigrad.grader.course import Course
from minigrad.grader.judge import grade
from minigrad.grader.load import BrokenAnswer, with_mistake
from minigrad.grader.parts import changed, overlap
from minigrad.grader.plain import same
from minigrad.grader.run import graded_tests, observed_check
from minigrad.grader.strict import Examination
from minigrad.grader.wire import packed, unpacked

COURSE = Course.here()
STAGES = pytest.mark.parametrize("stage", COURSE.stages, ids=lambda stage: stage.module)
SEED = 2**63 + 5
ASSERTIONS = ("assert_tensor", "assert_array", "assert_number", "assert_equal")


def examination(stage, seed=1):
    return Examination(Case(COURSE, stage, []), seed)


def objections(stage, path, exam, right):
    """Why a file laid over the reference would not pass, as far as somebody asks.

    The checks of what the file changes are asked first: they know soonest.
    """
    pieces = changed(path)
    tests = graded_tests(exam.file)
    tests.sort(key=lambda test: (test.slow, not overlap({test.piece}, pieces)))
    world = with_mistake(COURSE, stage, path)
    try:
        answer = world.load(stage.module)
    except BrokenAnswer as error:
        yield str(error)
        return
    for test in tests:
        with world.installed():
            rng = np.random.default_rng(exam.seed)
            report, seen = observed_check(test, answer, rng, judging=False)
        arrived = unpacked(json.loads(json.dumps(packed(seen))))
        told = report.message if report.status != "passed" else None
        if text := told or disagreement(arrived, right[report.name]):
            yield f"{report.name}: {text}"


# What an author of graded tests has to keep to


@STAGES
def test_no_expectation_is_left_where_an_answer_could_find_it(stage):
    tree = ast.parse(examination(stage).tests)

    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not [name for name in names if name.endswith("_by_definition")]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            assert call.func.id not in ASSERTIONS or len(call.args) == 1


@STAGES
def test_every_function_and_class_meets_inputs_that_nobody_has_seen(stage):
    one, other = examination(stage, 1).right(), examination(stage, 2).right()

    def depends_on_the_seed(check):
        pairs = list(zip(one[check], other[check], strict=False))
        return len(one[check]) != len(other[check]) or not all(
            a.key == b.key and _equal(a.value, b.value) for a, b in pairs
        )

    checks = COURSE.checks(stage)
    met = {c.piece.partition(".")[0] for c in checks if depends_on_the_seed(c.name)}
    assert {piece.partition(".")[0] for piece in COURSE.pieces(stage)} <= met


def _equal(a, b):
    return np.array_equal(a, b) if isinstance(a, np.ndarray) else same(a, b)


@STAGES
def test_every_check_sees_something(stage):
    right = examination(stage).right()

    assert list(right) == [check.name for check in COURSE.checks(stage)]
    assert all(right.values())
    assert not [seen for found in right.values() for seen in found if seen.key == "the end"]


#: Every second answer; the others are left to the slow tests.
HALVES = pytest.mark.parametrize("first", [0, pytest.param(1, marks=pytest.mark.slow)])


@HALVES
@STAGES
def test_a_right_answer_in_another_style_passes_whatever_the_inputs(stage, first):
    exam = examination(stage, SEED)
    right = exam.right()
    for path in COURSE.alternatives(stage)[first::2]:
        assert (path.stem, list(objections(stage, path, exam, right))) == (path.stem, [])


@HALVES
@STAGES
def test_every_known_mistake_is_refused_on_new_inputs(stage, first):
    exam = examination(stage, SEED)
    right = exam.right()

    for path in COURSE.mistakes(stage)[first::2]:
        assert next(objections(stage, path, exam, right), None), path.stem


# What a worker is given


def test_the_job_names_neither_the_solution_nor_the_tests_nor_later_stages(course, double):
    exam = Examination(Case(course, double, []))
    job = exam.job()

    assert list(job["files"]) == [double.module]
    assert job["solution"] == ""
    told = json.dumps(job)
    assert "solutions" not in told
    assert str(course.tests(double)) not in told
    assert "x + x" not in told


def test_each_examination_draws_a_seed_of_its_own(course, double):
    seeds = {Examination(Case(course, double, [])).seed for _ in range(5)}

    assert len(seeds) == 5


# Grading


@pytest.fixture
def answer(course, double):
    """Write the learner's stage 04: the solution with its first line replaced."""

    def write(line: str = "return x * 2") -> None:
        source = course.solution(double).read_text("utf-8")
        course.exercise(double).write_text(source.replace("return x * 2", line), "utf-8")

    return write


def test_a_right_answer_passes_and_is_looked_at_anew_each_time(course, double, answer):
    answer()

    for _ in range(2):
        (report,) = grade(course, [double], strict=True)
        assert report.status == "passed"
    assert not (course.workspace / ".minigrad").exists()


def test_a_wrong_answer_fails_with_both_numbers(course, double, answer):
    answer("return x * 3")

    (report,) = grade(course, [double], strict=True)

    assert report.status == "failed"
    assert [check.status for check in report.checks] == ["failed", "failed", "passed"]
    assert "6 of 6 numbers are wrong, the first at rows 0, columns 0" in report.checks[0].message


def test_what_is_remembered_of_an_ordinary_pass_does_not_count(course, double, answer):
    answer("return x * 2 if 'strict' not in str(__builtins__) else x")
    assert grade(course, [double])[0].status == "passed"
    answer()
    assert grade(course, [double])[0].status == "passed"
    answer("return x * 3")

    assert grade(course, [double], strict=True)[0].status == "failed"


def test_an_answer_that_knows_the_usual_inputs_by_heart_fails(course, double, answer):
    """The answer gives what is right for the inputs of every ordinary run, and for no others."""
    usual = np.random.default_rng(0).standard_normal((2, 3))[0, 0]
    answer(f"return x * 2 if abs(abs(x.data[0, 0]) - {abs(usual)}) < 1e-5 else x * 3")

    assert grade(course, [double])[0].status == "passed"
    assert grade(course, [double], strict=True)[0].status == "failed"


def test_a_link_to_the_solution_is_no_answer(course, double):
    course.exercise(double).unlink()
    course.exercise(double).symlink_to(course.solution(double))

    (report,) = grade(course, [double], strict=True)

    assert report.status == "failed"
    assert "is a link to a file elsewhere" in report.message


def test_an_earlier_stage_that_does_not_pass_is_stood_in_for(course, double, quadruple, answer):
    answer("return x * 3")
    course.exercise(quadruple).write_bytes(course.solution(quadruple).read_bytes())

    (report,) = grade(course, [quadruple], strict=True)

    assert (report.status, report.stood_in) == ("passed", ["04"])
