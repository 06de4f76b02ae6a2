"""The detectors, one by one: each says what it sees, and is silent where it does not."""

from __future__ import annotations

import numpy as np
import pytest

from minigrad import Tensor, softmax, stack
from minigrad.grader.course import Stage
from minigrad.grader.detect import detect
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_number,
    assert_refuses,
    assert_tensor,
    recording,
)
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport

RNG = np.random.default_rng(5)
SCORES = RNG.standard_normal((2, 3, 5))
QUERY, KEY = RNG.standard_normal((2, 3, 6)), RNG.standard_normal((2, 5, 6))
AXES = "batch queries keys"


def softmax_of(x, axis=-1):
    exponentials = np.exp(x - x.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


WEIGHTS = softmax_of(SCORES)


def findings(*checks) -> dict[str, str]:
    """What the detectors say of these checks, each a function that makes assertions."""
    reports, seen = [], {}
    for number, check in enumerate(checks):
        with recording(keep_going=True) as records:
            check()
        status = "passed" if all(record.passed for record in records) else "failed"
        reports.append(CheckReport(f"check {number}", status))
        seen[f"check {number}"] = list(records)
    pieces = dict.fromkeys(seen, "piece")
    found = detect(Stage("s06_attention"), reports, seen, pieces=pieces)
    return {one.mistake.removeprefix("observed:"): one.message for one in found}


def of(got, want, *, what="weights", axes=AXES, **given) -> dict[str, str]:
    """What they say of one array."""
    return findings(lambda: assert_array(got, want, what=what, axes=axes, given=given))


def of_several(*triples) -> dict[str, str]:
    """What they say of several arrays, each with its expected one and its inputs."""

    def check():
        for got, want, given in triples:
            assert_array(got, want, what="weights", axes=AXES, given=given)

    return findings(check)


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


# A factor.


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
)  # fmt: skip
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
)  # fmt: skip
def test_one_function_too_many_is_named(function, words):
    want = RNG.random((2, 3, 5)) * 3 + 0.1

    assert words in of(function(want), want)["function"]


# An offset.


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


# Other places.


def test_exchanged_axes_are_named():
    said = of(SCORES.mT, SCORES)

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

    assert said == "The size of the axis keys should be 5 and is 3, which is the size of the axis " \
                   "queries."  # fmt: skip
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


# Shares.


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
    best = (WEIGHTS == WEIGHTS.max(axis=-1, keepdims=True)).astype(float)

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


# Likeness.


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


# Masks.


def test_an_inverted_mask_is_told():
    mask = np.tri(5, 3, dtype=bool)

    assert "the wrong way round" in of(~mask, mask, axes="queries keys")["inverted"]


def test_a_mask_that_allows_or_forbids_too_much_is_told():
    mask = RNG.random((4, 5, 6)) < 0.5
    more, less = mask | (RNG.random(mask.shape) < 0.3), mask & (RNG.random(mask.shape) < 0.6)

    assert "always True and should be False" in of(more, mask)["too-much-true"]
    assert "always False and should be True" in of(less, mask)["too-much-false"]


# Where.


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


# Events.


def test_an_input_that_is_written_to_is_named():
    def check():
        assert_array(WEIGHTS, WEIGHTS, what="softmax(x)")
        assert_array(SCORES - 1, SCORES, what="x afterwards, in float32")

    said = findings(check)

    assert list(said) == ["input-changed"]
    assert said["input-changed"].startswith("The results are right, but the call changes")
    assert "stay as it was: x." in said["input-changed"]


def test_a_wrong_result_that_is_looked_at_again_later_was_not_changed():
    def check():
        assert_array(SCORES - 1, SCORES, what="the batch")
        assert_array(SCORES - 1, SCORES, what="the first batch, after a second was made")

    assert "input-changed" not in findings(check)


def test_a_change_of_something_hidden_is_no_change_of_an_input():
    def check():
        changed = Tensor(SCORES + np.arange(5) ** 2)
        assert_tensor(changed, SCORES, what="output after a change of the forbidden keys")

    assert "input-changed" not in findings(check)


def test_what_is_right_only_the_first_time_is_told():
    def check():
        assert_tensor(Tensor(SCORES), SCORES, what="the result of a call", given={"x": QUERY})
        again = Tensor(RNG.standard_normal((2, 3, 5)))
        assert_tensor(again, SCORES, what="the result of a second call", given={"x": QUERY})

    assert "something stays from call to call" in findings(check)["kept-from-call-to-call"]


def test_an_upcast_is_told():
    def check():
        assert_tensor(Tensor(SCORES), SCORES, what="softmax(x) in float64")
        assert_tensor(Tensor(SCORES), SCORES.astype(np.float32), what="softmax(x) in float32")

    assert "From float32 your result becomes float64" in findings(check)["dtype-upcast"]
    named = findings(lambda: assert_equal("float64", "float32", what="the dtype of the output"))
    assert list(named) == ["dtype-upcast"]


def test_another_dtype_is_told():
    said = of(np.tri(3), np.tri(3, dtype=bool))

    assert said == {"dtype": "The numbers come as float64 instead of bool."}


def refuse(number: int) -> int:
    if number > 9:
        raise ValueError
    return number


def test_what_is_accepted_is_told_beside_what_is_refused():
    def check():
        for number in (12, -3):
            assert_refuses(lambda n=number: refuse(n), ValueError, what=f"the id {number}",
                           accepted=lambda: refuse(1))  # fmt: skip

    assert findings(check) == {
        "accepted": "You refuse the id 12, as you should, and accept the id -3."
    }


def test_where_nothing_is_refused_that_is_told():
    def check():
        assert_refuses(lambda: refuse(-1), ValueError, what="the id -1", accepted=lambda: 1)

    assert "as if nothing were wrong: the id -1" in findings(check)["accepted"]


def test_another_exception_is_told():
    def check():
        assert_refuses(lambda: refuse(12), IndexError, what="the id 12", accepted=lambda: 1)

    said = findings(check)["wrong-exception"]
    assert said == "You do refuse it, but with ValueError; those who call you wait for IndexError."


def test_a_gradient_that_never_arrives_is_told_with_those_that_do():
    def cut(query, key):
        return query @ Tensor(key.data.mT)

    said = findings(lambda: assert_gradients(cut, QUERY, KEY, what="f", names=["query", "key"]))

    assert list(said) == ["gradient-missing"]
    assert "No gradient comes back for key; it does for query" in said["gradient-missing"]


def test_a_result_without_a_past_is_told_where_its_values_are_right():
    def check():
        assert_tensor(Tensor(SCORES), SCORES, what="f(x)")
        assert_gradients(lambda x: Tensor(x.data * 2), SCORES, what="f", names=["x"])

    assert "The values are right, but no gradient" in findings(check)["gradient-missing"]


def test_half_a_gradient_is_told():
    def halved(x):
        return x * Tensor(x.data)

    said = findings(lambda: assert_gradients(halved, SCORES, what="f", names=["x"]))

    assert said["constant-ratio"] == "Every number of the gradient is half of what it should be."


# Single numbers.


def numbers(*pairs, what="a.grad for {i}") -> dict[str, str]:
    def check():
        for i, (got, want) in enumerate(pairs):
            assert_number(got, want, what=what.format(i=i))

    return findings(check)


def test_what_single_numbers_have_in_common_is_told():
    wants = [1.7, -2.3, 0.4, 3.1]

    assert "opposite sign" in numbers(*((-want, want) for want in wants))["sign"]
    assert "twice" in numbers(*((2 * want, want) for want in wants))["constant-ratio"]
    assert numbers(*((0.0, want) for want in wants))["zero"] == "Every gradient that is wrong is 0."
    tens = numbers(*((want / np.log(10), want) for want in wants), what="log {i}")
    assert "Every number that is wrong is 1/ln 10 = 0.4343 times" in tens["constant-ratio"]
    assert numbers((1.2, 1.7), (0.3, -2.3), (0.9, 0.4)) == {}


def test_a_factor_missing_at_the_end_of_an_expression_is_told():
    said = numbers(*((want / -0.7, want) for want in (1.3, -2.9, 0.6)), what="a.grad for a**{i} * -0.7")

    assert "lacks one factor, the number at the end of the expression: -0.7" in said["factor-missing"]


# Plain values.


def value(got, want, what="tokens") -> dict[str, str]:
    return findings(lambda: assert_equal(got, want, what=what))


@pytest.mark.parametrize(
    ("got", "want", "key", "words"),
    [
        (["a", "c"], ["a", "b", "c"], "items-missing", "Something is missing: 'b'."),
        (["a", " ", "b"], ["a", "b"], "items-too-many", "Something is there too often: ' '."),
        ([5, 4, 6], [4, 5, 6], "another-order", "in another order"),
        ([6, 5, 4], [4, 5, 6], "reversed", "in reverse order"),
        ([5, 6, 8], [4, 5, 7], "shifted-numbers", "by the same amount: +1"),
        (["the", "cat"], ["The", "cat"], "case", "Only capital and small letters"),
        ("the  cat ", "the cat", "blanks", "Only blanks differ."),
        ((1, 2), [1, 2], "another-type", "tuple instead of list"),
    ],
)
def test_how_two_lists_or_texts_differ_is_told(got, want, key, words):
    assert words in value(got, want)[key]


def test_of_lists_with_nothing_in_common_nothing_is_said():
    assert value(["x", "y"], ["a", "b"]) == {}
    assert value((3, 4), (4, 3), what="the shape of weight") == {}


# Contrasts.


def contrast(right: dict, wrong: dict) -> str:
    """The contrast between a probe that passes and one that fails without any pattern."""

    def check():
        for probe, by in ((right, 0.0), (wrong, 1.0)):
            want = RNG.standard_normal(probe.pop("shape", (2, 3, 5)))
            got = want + by * RNG.standard_normal(want.shape)
            options = {"what": "weights", "axes": AXES} | probe
            assert_tensor(Tensor(got), want, **options)

    return findings(check).get("contrast", "")


def test_the_one_property_that_separates_right_from_wrong_is_told():
    mask = np.tri(5, dtype=bool)[:3]
    assert contrast({"given": {"attn_mask": None}}, {"given": {"attn_mask": mask}}) == (
        "Right without a mask, wrong with one."
    )
    assert contrast({"shape": (3, 5)}, {}) == "Right without a batch axis, wrong with one."
    assert contrast({"given": {"offset": 0}}, {"given": {"offset": 4}}) == (
        "Wrong where offset is positive, right where it is not."
    )
    assert contrast({"given": {"x": SCORES}}, {"what": "output", "given": {"x": SCORES}}) == (
        "All that is called weights is right; what is called output is wrong."
    )
    even = {"axes": "seq d_model", "shape": (3, 4)}
    assert contrast(even, {"axes": "seq d_model", "shape": (3, 5)}) == (
        "Right for an even d_model, wrong for an odd one."
    )
    assert contrast({"shape": (1, 3, 5)}, {}) == "Right for a batch of one, wrong for a larger one."
    once, twice = np.array([1, 2]), np.array([2, 2])
    assert contrast({"given": {"ids": once}}, {"given": {"ids": twice}}) == (
        "Right where every id occurs once, wrong where one occurs again."
    )


def test_two_properties_that_separate_are_no_contrast():
    given = {"attn_mask": np.tri(5, dtype=bool)[:3]}
    assert contrast({"shape": (3, 5), "given": {"attn_mask": None}}, {"given": given}) == ""


def test_what_is_right_only_where_all_sizes_are_equal_is_told():
    cube = RNG.standard_normal((3, 3, 3))

    def check():
        assert_tensor(Tensor(cube), cube, what="scores of a cube", axes=AXES)
        assert_tensor(Tensor(RNG.standard_normal((2, 3, 5))), SCORES, what="scores", axes=AXES)

    assert "Right only where all axes have one size" in findings(check)["only-square"]


# Small wrong answers.


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
