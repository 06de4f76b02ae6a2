"""The detectors of shares, of NaN, and of results that are something else."""

from __future__ import annotations

import numpy as np

from minigrad.grader.observe import assert_array
from tests.grader.detecting import (
    AXES,
    RNG,
    SCORES,
    WEIGHTS,
    findings,
    of,
    of_several,
    softmax_of,
)


def test_weights_that_add_up_to_one_along_another_axis_are_told():
    said = of(softmax_of(SCORES, axis=1), WEIGHTS)

    assert said == {
        "sums-to-one-elsewhere": "Your weights add up to 1 along the axis queries, and should "
        "along the axis keys."
    }


def test_one_softmax_over_everything_is_told():
    everything = np.exp(SCORES) / np.exp(SCORES).sum()

    assert "All numbers together add up to 1" in of(everything, WEIGHTS)["sums-to-one-once"]


def test_an_axis_counted_from_the_front_is_told():
    deep = RNG.standard_normal((4, 2, 3, 5))
    flat = RNG.standard_normal((3, 4))

    said = of_several(
        (softmax_of(deep, axis=1), softmax_of(deep), {}),
        (softmax_of(SCORES, axis=1), WEIGHTS, {}),
        (softmax_of(flat, axis=1), softmax_of(flat), {}),
    )["sums-to-one-elsewhere"]

    assert "along axis 1, counted from the front, however many axes there are" in said


def test_weights_that_do_not_add_up_are_told_with_their_sums():
    half = WEIGHTS * np.linspace(0.25, 0.75, 5)

    assert "the sums reach from" in of(half, WEIGHTS)["not-shares"]


def test_all_or_nothing_is_told():
    best = (WEIGHTS.max(axis=-1, keepdims=True) == WEIGHTS).astype(float)

    assert "all or nothing" in of(best, WEIGHTS)["all-or-nothing"]


# NaN.


def masked_attention(mask, fill):
    scores = np.where(mask, SCORES, fill)
    with np.errstate(all="ignore"):
        return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)


def test_nan_in_rows_that_allow_nothing_is_told():
    mask = np.ones((2, 3, 5), dtype=bool)
    mask[0, 1] = mask[1, 2] = False
    want = np.where(mask, WEIGHTS, 0)

    said = of(np.where(mask, WEIGHTS, np.nan), want, attn_mask=mask)

    assert "NaN stands only in rows whose mask allows no key" in said["nan-in-masked-rows"]


def test_nan_where_the_mask_forbids_is_told():
    mask = np.tri(5, dtype=bool)[:3]
    want = np.where(mask, WEIGHTS, 0)

    said = of(np.where(mask, WEIGHTS, np.nan), want, attn_mask=mask)

    assert "only where the mask forbids" in said["nan-where-masked"]


def test_an_overflow_is_told_from_other_infinities_by_its_inputs():
    loud = np.array([[1e6, 0.0, 3.0], [2.0, 1e5, 1.0]])
    want = softmax_of(loud)
    spoilt = want.copy()
    spoilt[:, 0] = np.nan

    def ordinary():
        assert_array(WEIGHTS, WEIGHTS, what="weights", given={"x": SCORES})

    def large():
        assert_array(spoilt, want, what="weights", given={"x": loud})

    assert "exp of more than 709 is infinity" in findings(ordinary, large)["overflow"]
    assert "overflow" not in of(spoilt, want, axes="", x=loud / 1e6)


def test_whole_rows_of_nan_are_told():
    spoilt = SCORES.copy()
    spoilt[1, 2] = np.nan

    assert "fills whole rows" in of(spoilt, SCORES)["nan-in-whole-rows"]


def test_a_result_that_is_an_input_is_named():
    other = RNG.standard_normal((2, 3, 5))

    said = of(other, SCORES, what="the query", x=other)

    assert said == {"equal-to-input": "«the query» is x, just as it came in."}


def test_rows_of_an_input_times_a_number_are_told():
    x = RNG.standard_normal((2, 3, 5))

    said = of(x / x.sum(axis=-1, keepdims=True), WEIGHTS, x=x)["proportional-to-input"]

    assert said == "Each row of your result is that row of x times a number."


def test_two_results_that_changed_places_are_named():
    output = RNG.standard_normal((2, 3, 7))

    def check():
        assert_array(output, WEIGHTS, what="weights for one query", axes=AXES)
        assert_array(WEIGHTS, output, what="output for one query", axes="batch queries d_v")

    assert findings(check) == {
        "results-exchanged": "Two results have changed places: «weights» and «output»."
    }


def test_a_result_that_was_due_elsewhere_is_named():
    other = RNG.standard_normal((2, 3, 5))

    def check():
        assert_array(SCORES, SCORES, what="the first look-up")
        assert_array(SCORES, other, what="the look-up of other ids")

    said = findings(check)["equal-to-another-result"]

    assert said == "What came as «the look-up of other ids» is what «the first look-up» should be."


def test_a_result_that_never_changes_along_an_axis_is_told():
    still = np.broadcast_to(SCORES[:1], SCORES.shape)
    mean = np.broadcast_to(SCORES.mean(axis=1, keepdims=True), SCORES.shape)

    assert "Along the axis batch everything is alike: all have what is right for the first." in of(
        still, SCORES
    ).values()
    assert "Along the axis queries everything is alike, and should not be." in of(
        mean, SCORES
    ).values()


def test_a_constant_result_is_told():
    assert of(np.zeros((2, 3, 5)), SCORES)["constant"] == "Every entry of the result is 0."
    mask = np.tri(5, dtype=bool)
    assert of(np.ones((5, 5), dtype=bool), mask, axes="queries keys")["constant"].endswith("True.")


def test_a_constant_result_is_not_told_under_one_that_is_not():
    few, wanted = np.array([0.0, -0.1, 0.1]), np.array([0.1, -0.2, 0.2])
    zeros = [(np.zeros((2, 3, 5)), SCORES, {})] * 3

    assert of_several((few, wanted, {}), *zeros) == {}
    assert list(of_several(*zeros)) == ["constant"]
