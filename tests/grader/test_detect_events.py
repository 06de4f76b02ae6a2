"""The detectors of events, of single numbers and plain values, and of contrasts."""

from __future__ import annotations

import numpy as np
import pytest

from minigrad import Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_number,
    assert_refuses,
    assert_tensor,
)
from tests.grader.detecting import (
    AXES,
    KEY,
    QUERY,
    RNG,
    SCORES,
    WEIGHTS,
    findings,
    of,
)


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


def test_a_parameter_that_is_wrong_after_a_step_is_no_input_that_was_changed():
    def check():
        assert_array(SCORES - 1, SCORES, what="all parameters after four steps")

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
                           accepted=lambda: refuse(1))

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
        return query @ Tensor(key.data.swapaxes(1, 2))

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
    pairs = [(want / -0.7, want) for want in (1.3, -2.9, 0.6)]

    said = numbers(*pairs, what="a.grad for a**{i} * -0.7")["factor-missing"]

    assert "lacks one factor, the number at the end of the expression: -0.7" in said


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


def contrast(right: dict, *wrongs: dict) -> str:
    """The contrast between a probe that passes and some that fail without any pattern."""

    def check():
        for number, probe in enumerate((right, *wrongs)):
            options = {"what": "weights", "axes": AXES} | probe
            want = RNG.standard_normal(options.pop("shape", (2, 3, 5)))
            got = want + (RNG.standard_normal(want.shape) if number else 0)
            assert_tensor(Tensor(got), want, **options)

    return findings(check).get("contrast", "")


def test_the_one_property_that_separates_right_from_wrong_is_told():
    mask, x = {"attn_mask": np.tri(5, dtype=bool)[:3]}, {"x": SCORES}
    once, twice = {"ids": np.array([1, 2])}, {"ids": np.array([2, 2])}

    assert contrast({"given": {"attn_mask": None}}, {"given": mask}) == (
        "Right without a mask, wrong with one."
    )
    assert contrast({"given": {"offset": 0}}, {"given": {"offset": 4}}) == (
        "Wrong where offset is positive, right where it is not."
    )
    assert contrast({"given": {"base": 2}}, {"given": {"base": 3}}, {"given": {"base": 7}}) == (
        "Right where base is 2, wrong where it is 3, 7."
    )
    assert contrast({"given": x}, {"what": "output", "given": x}) == (
        "All that is called weights is right; what is called output is wrong."
    )
    assert contrast({"given": once}, {"given": twice}) == (
        "Right where every id occurs once, wrong where one occurs again."
    )


def test_a_property_of_shapes_is_told_where_several_shapes_have_it():
    assert contrast({"shape": (3, 5)}, {}, {"shape": (4, 3, 5)}) == (
        "Right without a batch axis, wrong with one."
    )
    assert contrast({"shape": (1, 3, 5)}, {}, {"shape": (4, 3, 5)}) == (
        "Right for a batch of one, wrong for a larger one."
    )
    even, odd, odder = ({"axes": "seq d_model", "shape": (3, n)} for n in (4, 5, 7))
    assert contrast(even, odd, odder) == "Right for an even d_model, wrong for an odd one."
    assert contrast(even, odd) == ""


def test_two_properties_that_separate_are_no_contrast():
    given = {"attn_mask": np.tri(5, dtype=bool)[:3]}
    assert contrast({"shape": (3, 5), "given": {"attn_mask": None}}, {"given": given}) == ""


def test_what_is_right_only_where_all_sizes_are_equal_is_told():
    cube = RNG.standard_normal((3, 3, 3))

    def check():
        assert_tensor(Tensor(cube), cube, what="scores of a cube", axes=AXES)
        assert_tensor(Tensor(RNG.standard_normal((2, 3, 5))), SCORES, what="scores", axes=AXES)

    assert "Right only where all axes have one size" in findings(check)["only-square"]
