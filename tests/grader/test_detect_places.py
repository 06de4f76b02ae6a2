"""The detectors of right numbers in wrong places, and of the places of wrong numbers."""

from __future__ import annotations

import numpy as np
import pytest

from tests.grader.detecting import (
    QUERY,
    RNG,
    SCORES,
    of,
)


def test_exchanged_axes_are_named():
    said = of(SCORES.swapaxes(1, 2), SCORES)

    assert said == {
        "axes-exchanged": "Your result is the right one with two axes exchanged: the axis queries "
        "and the axis keys."
    }


def test_a_rotation_of_axes_is_told_from_an_exchange():
    said = of(SCORES.transpose(2, 0, 1), SCORES)["axes-exchanged"]

    assert "the axis batch, the axis queries, the axis keys have changed places" in said


def test_an_exchange_is_seen_where_all_sizes_are_equal():
    cube = RNG.standard_normal((3, 3, 3))

    assert "axis batch and the axis keys" in of(cube.transpose(2, 1, 0), cube)["axes-exchanged"]


def test_a_reshape_without_a_move_is_told():
    heads = RNG.standard_normal((2, 3, 4, 5))
    want = heads.swapaxes(1, 2).reshape(2, 4, 15)

    said = of(heads.reshape(2, 4, 15), want, axes="batch seq d_model", heads=heads)

    assert "holds the numbers of heads in their old order" in said["reshaped-not-moved"]


@pytest.mark.parametrize(
    ("shape", "words"),
    [((2, 1, 3, 5), "axes of size 1 too many"), ((6, 5), "only the shape is another one")],
)
def test_right_numbers_in_another_shape_are_acknowledged(shape, words):
    assert words in of(SCORES.reshape(shape), SCORES)["shape-only"]


def test_a_lost_axis_of_size_one_is_told():
    mask = RNG.standard_normal((2, 1, 5))

    assert "an axis of size 1 is missing" in of(mask[:, 0], mask)["shape-only"]


def test_a_missing_axis_is_named_and_how_it_was_lost():
    assert "the axis queries is missing: it is the sum" in of(SCORES.sum(axis=1), SCORES)[
        "axis-reduced"
    ]
    other = RNG.standard_normal((2, 5))
    assert of(other, SCORES) == {"axis-missing": "In your result the axis queries is missing."}


def test_a_size_is_recognised_as_that_of_another_axis():
    square = RNG.standard_normal((2, 3, 3))

    said = of(square, SCORES, query=QUERY)["size-of-another-axis"]

    assert said.startswith("The size of the axis keys should be 5 and is 3, which is")
    assert said.endswith("the size of the axis queries.")
    mixed = RNG.standard_normal((2, 3, 10))
    assert "which is 5 times the size of the axis batch" in of(mixed, SCORES, query=QUERY)[
        "size-of-another-axis"
    ]


@pytest.mark.parametrize(("step", "words"), [(1, "too late"), (-1, "too early")])
def test_a_shift_by_one_is_told_whatever_fills_the_gap(step, words):
    got = np.roll(SCORES, step, axis=2)
    got[..., 0 if step > 0 else -1] = 0

    assert f"Along the axis keys everything stands one place {words}" in of(got, SCORES)[
        "shifted-by-one"
    ]


def test_reverse_order_is_told():
    assert "Along the axis queries everything stands in reverse order" in of(
        SCORES[:, ::-1], SCORES
    )["reversed"]


def test_an_entry_too_few_or_too_many_is_told():
    assert "The first entry along the axis keys is missing" in of(SCORES[..., 1:], SCORES)[
        "one-missing"
    ]
    assert "at the end of the axis keys" in of(SCORES, SCORES[..., :-1])["one-too-many"]


def test_right_numbers_in_other_places_are_acknowledged():
    moved = RNG.permutation(SCORES.ravel()).reshape(SCORES.shape)

    assert of(moved, SCORES) == {
        "other-places": "All the right numbers are there, but in other places."
    }


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (np.s_[..., -1], "Only the last place along the axis keys is wrong"),
        (np.s_[..., 2], "Only place 2 along the axis keys is wrong"),
        (np.s_[..., 2:], "Along the axis keys the first 2 places are right"),
        (np.s_[..., 1:], "Along the axis keys place 0 is right"),
        (np.s_[..., 1::2], "the places 1, 3, 5 … are wrong"),
        (np.s_[..., 0::2], "the places 0, 2, 4 … are wrong"),
        (np.s_[1], "Only place 1 along the axis batch is wrong"),
    ],
)
def test_where_the_wrong_numbers_stand_is_told(places, words):
    wrong = SCORES.copy()
    wrong[places] += RNG.standard_normal(wrong[places].shape)

    assert words in of(wrong, SCORES)["only-in-a-part"]


def test_rows_of_one_id_and_rows_of_repeated_ids_are_told():
    ids = np.array([[3, 0, 4], [0, 2, 3]])
    table = RNG.standard_normal((6, 5))
    wrong = table[ids] + (ids == 0)[..., None] * RNG.standard_normal((2, 3, 5))

    said = of(wrong, table[ids], axes="batch seq d_model", ids=ids)["only-in-a-part"]
    assert said == "Only where the id 0 stands is the result wrong."

    repeated = table.copy()
    repeated[[0, 3]] += RNG.standard_normal((2, 5))
    said = of(repeated, table, axes="vocab_size d_model", ids=ids)["only-in-a-part"]
    assert said == "Only rows are wrong whose id occurs more than once."


def test_the_diagonal_is_told():
    square = RNG.standard_normal((2, 4, 4))

    assert "Only the diagonal is wrong." in of(square + np.diag(RNG.random(4)), square).values()


def test_wrong_numbers_anywhere_are_nowhere_in_particular():
    wrong = SCORES.copy()
    wrong.flat[[0, 8, 13, 22, 29]] += RNG.standard_normal(5)

    assert of(wrong, SCORES) == {}


def test_an_inverted_mask_is_told():
    mask = np.tri(5, 3, dtype=bool)

    assert "the wrong way round" in of(~mask, mask, axes="queries keys")["inverted"]


def test_a_mask_that_allows_or_forbids_too_much_is_told():
    mask = RNG.random((4, 5, 6)) < 0.5
    more, less = mask | (RNG.random(mask.shape) < 0.3), mask & (RNG.random(mask.shape) < 0.6)

    assert "always True and should be False" in of(more, mask)["too-much-true"]
    assert "always False and should be True" in of(less, mask)["too-much-false"]
