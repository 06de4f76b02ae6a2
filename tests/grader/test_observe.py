"""The assertions of the graded tests: what they let pass, what they refuse, and what they say."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import pytest

from minigrad import Parameter, Tensor
from minigrad.grader.observe import (
    CheckFailed,
    assert_array,
    assert_equal,
    assert_number,
    assert_refuses,
    assert_tensor,
    grades,
    recording,
)

WEIGHTS = np.random.default_rng(0).random((2, 3, 5))


def message(assertion, *args, **options) -> str:
    """What the assertion complains about."""
    with pytest.raises(CheckFailed) as caught:
        assertion(*args, what="weights", **options)
    return str(caught.value)


class Agreeable(np.ndarray):
    """Says yes to every comparison."""

    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)


def test_equal_arrays_pass_up_to_rounding():
    assert_array(WEIGHTS * (1 + 1e-8), WEIGHTS, what="weights")
    assert_tensor(Tensor(WEIGHTS + 1e-8), WEIGHTS, what="weights")
    assert_tensor(Parameter(WEIGHTS), WEIGHTS, what="weights")


def test_a_shape_is_told_with_the_names_of_its_axes():
    said = message(assert_array, WEIGHTS.swapaxes(1, 2), WEIGHTS, axes="batch queries keys")

    assert "(batch 2, queries 3, keys 5)" in said
    assert "(2, 5, 3)" in said


def test_a_wrong_number_is_told_with_its_place_its_row_and_the_input():
    wrong = WEIGHTS.copy()
    wrong[1, 2, 3:] += 0.25

    said = message(assert_array, wrong, WEIGHTS, axes="batch queries keys", given={"x": [1, 2]})

    assert "2 of 30 numbers are wrong, the first at batch 1, queries 2, keys 3" in said
    assert f"{WEIGHTS[1, 2, 3]:.4g}" in said
    assert f"{wrong[1, 2, 3]:.4g}" in said
    assert "given     x = [1, 2]" in said


def test_a_small_matrix_is_shown_expected_beside_got_with_a_mark_at_each_wrong_number():
    want = np.array([[[1, 2], [3, 4]], [[5, 6], [-7, 8]]]) / 4
    wrong = want.copy()
    wrong[1, 1] = 0.5, np.inf

    said = message(assert_array, wrong, want, axes="batch queries keys")

    assert said.splitlines()[3:] == [
        "  at batch 1: queries ↓  keys →",
        "    expected     │ got (* is wrong)",
        "     1.250 1.500 │ 1.250 1.500",
        "    -1.750 2.000 │ 0.500*  inf*",
    ]


def test_where_every_number_is_wrong_no_number_is_marked():
    said = message(assert_array, -np.eye(2) - 1, np.ones((2, 2)))

    assert said.splitlines()[3:] == [
        "  all of it",
        "    expected    │ got",
        "    1.000 1.000 │ -2.000 -1.000",
        "    1.000 1.000 │ -1.000 -2.000",
    ]


def test_a_mask_is_shown_in_ones_and_dots():
    want = np.tri(3, dtype=bool)

    said = message(assert_array, want.T, want, axes="queries keys")

    assert said.splitlines()[3:] == [
        "  queries ↓  keys →",
        "    expected │ got (* is wrong)",
        "    1 · ·    │ 1 1*1*",
        "    1 1 ·    │ ·*1 1*",
        "    1 1 1    │ ·*·*1",
    ]


def test_of_a_large_array_the_row_is_shown_near_the_wrong_number():
    want = np.arange(60.0).reshape(2, 30)
    wrong = want.copy()
    wrong[1, 10] = 0.25

    said = message(assert_array, wrong, want, axes="seq d_model")

    assert said.splitlines()[3:] == [
        "  at seq 1: d_model →",
        "    expected          … 37.00 38.00 39.00 40.00 41.00 42.00 43.00 …",
        "    got (* is wrong)  … 37.00 38.00 39.00  0.25*41.00 42.00 43.00 …",
    ]


def test_a_short_row_is_shown_whole():
    said = message(assert_array, np.array([0.5, 0.25]), np.array([0.5, 0.5]), axes="scores")

    assert said.splitlines()[3:] == [
        "  scores →",
        "    expected          0.500 0.500",
        "    got (* is wrong)  0.500 0.250*",
    ]


def test_inputs_are_shown_small_and_readable():
    given = {
        "x": np.array([[1.0, 2.5], [3, 4]]),
        "attn_mask": np.tri(2, dtype=bool),
        "query": WEIGHTS,
        "axis": -1,
        "text": "한국어",
    }

    said = message(assert_array, np.zeros(1), np.ones(1), given=given)

    assert said.splitlines()[3:] == [
        "  given     axis = -1, text = '한국어'",
        "            x (2, 2) = [[1 2.5] [3 4]]",
        "            attn_mask (2, 2) = 10 11  (1 is True)",
        f"            query (2, 3, 5), numbers from {WEIGHTS.min():.4g} to {WEIGHTS.max():.4g}",
    ]


def test_an_axis_without_a_name_is_a_batch_axis():
    wrong = WEIGHTS + np.array([0, 0, 0, 0, 1])

    assert "batch 0, queries 0, keys 4" in message(
        assert_array, wrong, WEIGHTS, axes="... queries keys"
    )
    assert "the first at queries 0, keys 4" in message(
        assert_array, wrong[0], WEIGHTS[0], axes="batch queries keys"
    )


def test_two_numbers_that_look_alike_are_told_apart():
    said = message(assert_array, np.array([1.00001, 2.0]), np.array([1.0, 2.0]))

    assert "one of 2 numbers is wrong, at [0]" in said
    assert "got       1.00001" in said


def test_the_shape_is_named_before_the_dtype_and_the_dtype_before_the_numbers():
    assert "shape" in message(assert_array, np.ones(3, np.float32), np.zeros(4))
    assert "dtype" in message(assert_array, np.ones(4, np.float32), np.zeros(4))


def test_nan_and_infinity_are_named_with_their_place():
    wrong = WEIGHTS.copy()
    wrong[0, 1, 2] = np.nan

    said = message(assert_array, wrong, WEIGHTS, axes="batch queries keys")

    assert "not finite in 1 of 30 places, the first at batch 0, queries 1, keys 2" in said


def test_infinity_and_nan_may_be_what_is_wanted():
    assert_array(np.array([np.inf, np.nan]), np.array([np.inf, np.nan]), what="scores")
    assert "wrong" in message(assert_array, np.array([5.0]), np.array([np.inf]))
    assert "wrong" in message(assert_array, np.array([-np.inf]), np.array([np.inf]))


def test_an_array_where_a_tensor_is_due_and_the_other_way_round():
    assert "no gradient can flow through a NumPy array" in message(assert_tensor, WEIGHTS, WEIGHTS)
    assert "a Tensor" in message(assert_array, Tensor(WEIGHTS), WEIGHTS)
    assert "got       None" in message(assert_tensor, None, WEIGHTS)


@pytest.mark.parametrize("disguise", [lambda a: a.view(Agreeable), np.ma.array, list])
def test_only_plain_arrays_count_as_arrays(disguise):
    assert "wrong kind" in message(assert_array, disguise(WEIGHTS), WEIGHTS)


def test_a_subclass_inside_a_tensor_has_no_say():
    liar = Tensor(WEIGHTS)
    liar.data = (WEIGHTS + 1).view(Agreeable)

    assert "30 of 30 numbers are wrong" in message(assert_tensor, liar, WEIGHTS)


def test_the_tolerance_follows_the_scale_of_the_array_and_the_dtype():
    big = np.array([1e6, 1.0])
    assert_array(big + 0.5, big, what="scores")
    assert_array(np.float32([1.00005]), np.float32([1]), what="scores")
    assert "wrong" in message(assert_array, np.array([1.00005]), np.array([1.0]))
    assert "wrong" in message(assert_array, np.array([1.1e-5]), np.array([1.0e-5]))
    assert_array(np.array([1.1]), np.array([1.0]), what="scores", tolerance=0.2)


def test_where_zeros_are_due_rounding_passes_and_a_number_does_not():
    assert_array(np.array([1e-12, 0.0]), np.array([0.0, 1e-17]), what="gradient")
    assert "wrong" in message(assert_array, np.array([1e-3, 0.0]), np.zeros(2))


def test_empty_arrays_and_arrays_without_axes_are_arrays_too():
    assert_array(np.zeros((0, 3)), np.zeros((0, 3)), what="nothing")
    assert_tensor(Tensor(2.0), np.array(2.0), what="loss")
    assert "the number is wrong" in message(assert_array, np.float64(3), np.array(2.0))
    assert "shape" in message(assert_array, np.zeros((0, 4)), np.zeros((0, 3)))


def test_whole_numbers_may_be_of_any_width_and_are_exact():
    assert_array(np.array([1, 2], np.int32), np.array([1, 2]), what="ids")
    assert "one of 2" in message(assert_array, np.array([1, 3]), np.array([1, 2]))
    assert "whole numbers" in message(assert_array, np.array([1.0, 2.0]), np.array([1, 2]))
    assert "bool" in message(assert_array, np.array([1, 0]), np.array([True, False]))


@pytest.mark.parametrize("two", [2.0, 2, np.float32(2), np.array(2.0)])
def test_a_number_may_be_pythons_or_numpys(two):
    assert_number(two, 2.0, what="loss")


@pytest.mark.parametrize(
    "thing", [Tensor(2.0), None, "2", [2.0], np.array([2.0]), True, [[2.0], [2.0, 3.0]]]
)
def test_what_is_no_number_is_refused(thing):
    assert "a number" in message(assert_number, thing, 2.0)


def test_a_wrong_number_and_nan_are_refused():
    assert "expected  2\n  got       3" in message(assert_number, 3.0, 2.0)
    assert "wrong" in message(assert_number, float("nan"), 2.0)


def test_plain_values_are_compared_exactly():
    assert_equal(["a", (1, None)], ["a", (1, None)], what="tokens")
    assert_equal(np.int64(3), 3, what="length")
    assert_equal(np.str_("a"), "a", what="token")
    assert_equal(IntEnum("Special", {"PAD": 0}).PAD, 0, what="id")
    assert "from place 1 on" in message(assert_equal, ["a", "b"], ["a", "c"])
    assert "from place 2 on" in message(assert_equal, ["a", "b"], ["a", "b", "c"])
    assert "wrong" in message(assert_equal, 1, True)
    assert "wrong" in message(assert_equal, ("a",), ["a"])


def test_of_long_lists_the_part_is_shown_in_which_they_differ():
    said = message(assert_equal, [*range(20), 0, *range(21, 30)], list(range(30)))

    assert said.splitlines()[1:] == [
        "  expected  … (17 before)  17, 18, 19, 20, 21, 22, 23  … (6 more)",
        "  got       … (17 before)  17, 18, 19, 0, 21, 22, 23  … (6 more)",
    ]


@pytest.mark.parametrize(
    ("want", "got", "words"),
    [
        ("caf\u00e9", "cafe\u0301", ("e with acute", "e, combining acute accent")),
        ("\ud55c", "\u1112\u1161\u11ab", ("hangul syllable han", "hangul choseong hieuh, ")),
        (["a", "\u0441"], ["a", "c"], ("cyrillic small letter es", "latin small letter c")),
    ],
)
def test_characters_that_look_alike_are_told_apart_in_words(want, got, words):
    said = message(assert_equal, got, want)

    assert "characters can look alike" in said
    assert all(word in said for word in words)


def test_characters_that_look_different_need_no_words():
    assert "look alike" not in message(assert_equal, "dog", "dig")
    assert "look alike" not in message(assert_equal, "caf", "caf\u00e9")


def test_a_value_that_lies_about_being_equal_is_seen_through():
    class Liar(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other):
            return True

    class Anything:
        __hash__ = None

        def __eq__(self, other):
            return True

    assert "got       'no'" in message(assert_equal, Liar("no"), "yes")
    assert "Anything" in message(assert_equal, Anything(), "yes")


def refuse(number: int) -> int:
    if number < 0:
        raise ValueError("negative")
    return number


def test_a_refusal_needs_the_right_exception_after_an_accepted_call():
    assert_refuses(lambda: refuse(-1), ValueError, what="-1", accepted=lambda: refuse(1))
    with pytest.raises(ValueError, match="negative"):
        assert_refuses(lambda: refuse(-1), ValueError, what="-1", accepted=lambda: refuse(-2))
    with pytest.raises(CheckFailed, match="must be refused, but was accepted"):
        assert_refuses(lambda: refuse(2), ValueError, what="-1", accepted=lambda: refuse(1))
    with pytest.raises(CheckFailed, match="ZeroDivisionError: division by zero"):
        assert_refuses(lambda: 1 / 0, (ValueError, TypeError), what="-1", accepted=lambda: None)


def test_a_stub_refuses_nothing_because_it_accepts_nothing():
    def stub(_):
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        assert_refuses(lambda: stub(-1), RuntimeError, what="-1", accepted=lambda: stub(1))
    with pytest.raises(NotImplementedError):
        assert_refuses(lambda: stub(-1), RuntimeError, what="-1", accepted=lambda: None)


def test_an_observation_is_plain_data_and_belongs_to_nobody_else():
    array = np.ones((2, 3))

    with recording() as seen:
        assert_tensor(Tensor(array), array, what="output")
        assert_equal([1], [1], what="ids")
    array[:] = 5

    assert [(one.key, one.kind, one.passed) for one in seen] == [
        ("1 output", "Tensor", True),
        ("2 ids", "value", True),
    ]
    assert (seen[0].dtype, seen[0].shape) == ("float64", (2, 3))
    assert seen[0].value.tolist() == np.ones((2, 3)).tolist()


def test_a_failure_is_recorded_before_it_ends_the_test():
    with recording() as seen, pytest.raises(CheckFailed):
        assert_equal(1, 2, what="length")

    assert [one.passed for one in seen] == [False]


def test_a_recording_can_go_on_after_a_failure():
    with recording(keep_going=True) as seen:
        assert_equal(1, 2, what="length")
        assert_equal(3, 3, what="length")

    assert [one.passed for one in seen] == [False, True]


def test_a_graded_test_is_marked_with_its_piece():
    @grades("SelfAttention.forward")
    def test():
        pass

    assert test.piece == "SelfAttention.forward"
