"""The judge's own eyes: when two lists of observations agree, and when they do not."""

from dataclasses import replace

import numpy as np
import pytest

from minigrad.grader.agreement import contradiction, disagreement
from minigrad.grader.record import Observation
from minigrad.grader.wire import Unsent

ROW = np.array([1.0, -2.0, 3.0])


def seen(value, kind="Tensor", **more):
    return Observation("1 scores", kind, value, None, **more)


@pytest.mark.parametrize(
    ("got", "right", "kind"),
    [
        (ROW, ROW, "Tensor"),
        (ROW + 1e-8, ROW, "array"),
        ((ROW + 1e-5).astype("f4"), ROW.astype("f4"), "Tensor"),
        (np.array([1, 2], "i4"), np.array([1, 2], "i8"), "array"),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf]), "array"),
        (np.array(3), np.array(3.0), "number"),
        (np.array(0.1, "f4"), np.array(0.1), "number"),
        (ROW + 1e-9, ROW, "gradient"),
        (np.full(2, 1e-12), np.zeros(2), "gradient"),
        ([1, (2, "a")], [1, (2, "a")], "value"),
        ("KeyError", "ShapeError", "exception"),
        (None, None, "exception"),
    ],
)
def test_the_same_but_for_rounding_agrees(got, right, kind):
    assert disagreement([seen(got, kind)], [seen(right, kind)]) is None


@pytest.mark.parametrize(
    ("got", "right", "kind"),
    [
        (ROW + 1e-3, ROW, "Tensor"),
        (ROW.astype("f4"), ROW, "Tensor"),
        (ROW[None], ROW, "array"),
        (np.array([np.nan, 1]), np.array([1.0, 1]), "array"),
        (np.array([1.0, 1]), np.array([np.nan, 1]), "array"),
        (np.array([-np.inf]), np.array([np.inf]), "array"),
        (np.array([1.0, 2]), np.array([1, 2]), "array"),
        (np.array(3.001), np.array(3.0), "number"),
        (np.array([3.0]), np.array(3.0), "number"),
        (np.zeros(3), ROW, "gradient"),
        (ROW * 1.001, ROW, "gradient"),
        (None, ROW, "gradient"),
        (ROW[:2], ROW, "gradient"),
        (Unsent("<an array>"), ROW, "Tensor"),
        (Unsent("<thing>"), Unsent("<other>"), "value"),
        (True, 1, "value"),
        ([1], (1,), "value"),
        (None, "ValueError", "exception"),
        (Unsent("<x>"), "ValueError", "exception"),
        (ROW * 1j, ROW, "gradient"),
        (ROW > 0, ROW, "gradient"),
        (np.array(1j), np.array(1.0), "number"),
        (np.array(True), np.array(1.0), "number"),
        ("text", np.array(1.0), "number"),
        ({1: ROW}, [1], "value"),
    ],
)
def test_anything_else_does_not(got, right, kind):
    assert disagreement([seen(got, kind)], [seen(right, kind)])


def test_the_message_names_the_thing_and_shows_both():
    text = disagreement([seen(ROW + 1, axes="forged")], [seen(ROW, axes="keys")])

    assert text.startswith("scores: 3 of 3 numbers are wrong, the first at keys 0")
    assert "expected  1\n  got       2" in text


def test_another_kind_is_another_thing():
    assert "wrong kind" in disagreement([seen(ROW, "array")], [seen(ROW)])


def test_a_complaint_of_the_worker_counts_against_the_answer():
    refusal = seen("KeyError", "exception", complaint="another exception")

    assert disagreement([refusal], [seen("ValueError", "exception")]) == "another exception"


def test_less_more_or_other_observations_are_no_agreement():
    one, two = seen(ROW), replace(seen(ROW), key="2 output")

    assert "did not get so far" in disagreement([one], [one, two])
    assert "another way" in disagreement([one, two], [one])
    assert "another way" in disagreement([two], [one])
    assert "nothing came back" in disagreement([], [one])


def passed(value, want, kind="Tensor", **more):
    return Observation("1 scores", kind, value, want, **more)


def test_a_pass_without_anything_seen_is_contradicted():
    assert "nothing came back" in contradiction([])


@pytest.mark.parametrize(
    "observation",
    [
        passed(ROW, ROW),
        passed(np.ones(2), np.ones(2), "array"),
        passed(1.0, 1.0, "number"),
        passed([1], [1], "value"),
        passed("ShapeError", "ValueError / TypeError", "exception"),
        passed(np.full(2, 1e-5), np.zeros(2), "gradient"),
    ],
)
def test_a_pass_that_is_one_is_not(observation):
    assert contradiction([observation]) is None


@pytest.mark.parametrize(
    "observation",
    [
        passed(ROW, ROW * 2),
        passed(ROW, None),
        passed(ROW, ROW, complaint="wrong"),
        passed(1.0, 2.0, "number"),
        passed([1], [2], "value"),
        passed(ROW, ROW + 1, "gradient"),
        passed(Unsent("<too large>"), ROW),
        passed("1", None, "number"),
        passed([ROW], [ROW], "value"),
        passed(ROW > 0, ROW, "gradient"),
        passed(ROW * 1j, ROW, "gradient"),
    ],
)
def test_a_pass_that_its_numbers_deny_is(observation):
    assert contradiction([observation])
