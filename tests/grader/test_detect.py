"""The detectors of factors and offsets, and where detectors keep silent."""

from __future__ import annotations

import numpy as np
import pytest

from minigrad import Tensor, softmax, stack
from minigrad.grader.course import Stage
from minigrad.grader.detect import detect
from minigrad.grader.observe import (
    assert_tensor,
)
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport
from tests.grader.detecting import (
    AXES,
    KEY,
    QUERY,
    RNG,
    SCORES,
    WEIGHTS,
    findings,
    of,
    of_several,
    softmax_of,
)


def test_where_everything_passes_nothing_is_said():
    assert of(SCORES, SCORES) == {}
    assert detect(Stage("s06_attention"), [], {}) == []


def test_where_nothing_is_in_common_nothing_is_said():
    assert of(RNG.standard_normal((2, 3, 5)), SCORES, query=QUERY, key=KEY) == {}


def test_what_is_no_array_or_garbled_is_passed_over():
    wild = [
        Observation("1 x", "array", "words", np.ones(3), "wrong"),
        Observation("2 x", "Tensor", np.ones(3), None, "wrong"),
        Observation("", "array", np.zeros((0, 2)), np.zeros((0, 3)), "wrong"),
        Observation("4 x", "number", None, 2.0, "wrong"),
        Observation("5 x", "value", object(), [1], "wrong", "a b c", {"x": {"y": 1}}),
        Observation("6 x", "gradient", None, None, "cut"),
        Observation("7 x", "array", np.array(["a"]), np.array([1.0]), "wrong", "", {"x": None}),
    ]
    for seen in wild:
        detect(Stage("s01_value"), [CheckReport("c", "failed")], {"c": [seen]})
    detect(Stage("s01_value"), [CheckReport("c", "failed")], {"c": wild})


def test_a_constant_factor_is_named_by_the_one_size_that_explains_it():
    said = of(SCORES * np.sqrt(6), SCORES, query=QUERY, key=KEY)

    assert said == {
        "constant-ratio": "Every number is √6 times what it should be, and 6 is the last axis of "
        "query and key."
    }


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1 / np.sqrt(6), "1/√6 times what it should be, and 6 is the last axis of query and key."),
        (1 / 6, "1/6 times what it should be, and 6 is the last axis of query and key."),
        (5.0, "5 times what it should be, and 5 is the size of the axis keys."),
        (3.0, "3 times what it should be, and 3 is the size of the axis queries."),
        (np.sqrt(6 / 5), "√6/√5 times what it should be, and 6 is the last axis of query and key, "
                         "5 is the size of the axis keys."),
        (np.log(2), "ln 2 = 0.6931 times what it should be."),
        (1.75, "1.75 times what it should be."),
        (np.sqrt(11), "√11 = 3.317 times what it should be."),
    ],
)
def test_a_factor_is_written_as_what_it_is_made_of(factor, words):
    assert of(SCORES * factor, SCORES, query=QUERY, key=KEY)["constant-ratio"].endswith(words)


def test_a_factor_of_two_is_twice_even_where_something_has_the_size_two():
    assert "twice" in of(SCORES * 2, SCORES)["constant-ratio"]
    assert "half" in of(SCORES / 2, SCORES)["constant-ratio"]


def test_a_size_is_not_named_where_two_things_have_it():
    square = RNG.standard_normal((4, 3, 3))

    said = of(square * np.sqrt(3), square)

    assert said == {"constant-ratio": "Every number is √3 = 1.732 times what it should be."}


def test_a_size_that_explains_all_arrays_is_told_from_one_that_explains_the_first():
    wide = RNG.standard_normal((2, 3, 8))
    first = SCORES * np.sqrt(6), SCORES, {"query": QUERY}
    second = SCORES * np.sqrt(8), SCORES, {"query": wide}

    said = of_several(first, second)["constant-ratio"]

    assert said == "Every number is √n times what it should be, and n is the last axis of query."


def test_factors_that_no_size_explains_are_said_to_differ():
    said = of_several((SCORES * 1.5, SCORES, {}), (SCORES * 1.25, SCORES, {}))["constant-ratio"]

    assert "by another one on other inputs; on the first it is 1.5" in said


def test_a_number_given_as_an_argument_is_a_size_too():
    said = of(SCORES / 7, SCORES, num_heads=7)["constant-ratio"]

    assert said.endswith("1/7 times what it should be, and 7 is num_heads.")


def test_a_mean_in_the_place_of_a_sum_is_named_by_how_many_numbers_it_is_of():
    grad = RNG.standard_normal((4, 2, 5))
    means, sums = grad.mean(axis=(0, 1)), grad.sum(axis=(0, 1))

    said = of(means, sums, axes="columns", grad=grad)["constant-ratio"]

    assert said.startswith("Every number is 1/8 times")
    assert "8 is how many numbers of grad each number of the result stands for" in said


def test_the_opposite_sign_is_told():
    assert of(-SCORES, SCORES) == {"sign": "Every number has the opposite sign."}


def test_weights_tell_of_scores_that_were_scaled():
    said = of(softmax_of(SCORES * np.sqrt(6)), WEIGHTS, query=QUERY, key=KEY)

    assert said == {
        "scores-scaled": "The weights are the softmax of scores that are √6 times what they "
        "should be, and 6 is the last axis of query and key."
    }


def test_weights_under_a_mask_tell_of_scaled_scores_too():
    mask = np.tri(5, dtype=bool)[:3]
    want = softmax_of(np.where(mask, SCORES, -np.inf))
    got = softmax_of(np.where(mask, SCORES * 3, -np.inf))

    assert "3 times what they should be" in of(got, want, axes="")["scores-scaled"]


def test_a_factor_of_its_own_for_each_row_points_to_the_divisor():
    rows = np.array([[[2.0], [3], [5]], [[0.5], [7], [11]]])

    said = of(SCORES * rows, SCORES)["row-factor"]

    assert "Along the axis keys" in said
    assert "what a row is divided by" in said


@pytest.mark.parametrize(
    ("function", "words"),
    [(np.exp, "exponentials"), (np.square, "squares"), (np.log, "logarithms"),
     (np.sqrt, "square roots"), (softmax_of, "softmax")],
)
def test_one_function_too_many_is_named(function, words):
    want = RNG.random((2, 3, 5)) * 3 + 0.1

    assert words in of(function(want), want)["function"]


def test_a_constant_offset_is_told_with_its_size():
    assert of(SCORES + 0.25, SCORES) == {"constant-offset": "Every number is too large by 0.25."}
    assert of(SCORES - 3, SCORES) == {"constant-offset": "Every number is too small by 3."}


def test_an_error_that_is_the_same_along_an_axis_is_told():
    bias = RNG.standard_normal((1, 3, 1))

    assert "The error is one and the same all along the axis keys" in of(SCORES + bias, SCORES)[
        "row-offset"
    ]


def test_an_input_that_was_added_forgotten_or_subtracted_is_named():
    x, bias = RNG.standard_normal((2, 3, 5)), RNG.standard_normal(5)

    assert "plus x, as if x were added once too often" in of(SCORES + x, SCORES, x=x)[
        "off-by-an-input"
    ]
    assert "less x, as if x were not added" in of(SCORES - x, SCORES, x=x)["off-by-an-input"]
    said = of(SCORES - 2 * bias, SCORES, bias=bias)["off-by-an-input"]
    assert "as if bias were subtracted instead of added" in said


def test_a_softmax_over_the_rows_is_seen_in_both_of_its_probes():
    def check():
        for x in (SCORES, RNG.standard_normal((4, 6))):
            got = softmax(Tensor(x), axis=-2)
            assert_tensor(got, softmax_of(x), what="softmax(x)", axes=AXES, given={"x": x})

    assert "along the axis queries" in findings(check)["sums-to-one-elsewhere"]


def test_heads_that_are_stacked_behind_are_seen_as_exchanged_axes():
    parts = RNG.standard_normal((2, 4, 3, 5))
    heads = stack([Tensor(parts[:, i]) for i in range(4)], axis=-1)

    def check():
        assert_tensor(heads, parts, what="heads", axes="batch num_heads seq d_k")

    assert "axes-exchanged" in findings(check)
