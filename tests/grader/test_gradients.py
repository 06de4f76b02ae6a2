"""assert_gradients: which gradients it believes, and how it tells the others apart."""

from __future__ import annotations

import numpy as np
import pytest

from minigrad import Parameter, Tensor, concatenate, softmax
from minigrad.grader.observe import CheckFailed, assert_gradients, recording

X = np.random.default_rng(1).standard_normal((2, 3))
Y = np.random.default_rng(2).standard_normal((3, 4))


def message(function, *inputs, **options) -> str:
    with pytest.raises(CheckFailed) as caught:
        assert_gradients(function, *inputs, what="output", **options)
    return str(caught.value)


def bare(x: Tensor) -> Tensor:
    """The same numbers without a past."""
    return Tensor(x.data)


def test_right_gradients_pass_for_every_input_and_output():
    assert_gradients(lambda x, y: (x @ y, softmax(x)), X, Y, what="output")
    assert_gradients(lambda x: x.sum(), X, what="output")
    assert_gradients(lambda x: x * 2, np.array(3.0), what="output")
    assert_gradients(lambda x: x * 2, np.zeros((0, 3)), what="output")


def test_integers_and_masks_are_passed_on_as_they_are():
    ids, mask = np.array([1, 0, 1]), np.array([True, False, True])

    def pick(x, ids, mask):
        assert ids.dtype == int
        assert mask.dtype == bool
        return x[ids][mask]

    assert_gradients(pick, X, ids, mask, what="output")


def test_a_result_that_is_no_tensor_is_named():
    said = message(lambda x: x.data * 2, X)

    assert "no gradient can flow back" in said
    assert "got       a NumPy array" in said


def test_a_cut_graph_is_named():
    assert "the graph is cut" in message(lambda x: bare(x) * 2, X)


def test_the_one_input_whose_gradient_never_arrives_is_named():
    said = message(lambda x, y: bare(x) @ y, X, Y, names=["query", "key"])

    assert "gradient of output with respect to query: it never arrived" in said


def test_none_counts_as_zeros():
    assert_gradients(lambda x, y: y * 2, X, Y, what="output")


def test_a_path_that_is_missing_is_told_by_a_place_and_both_numbers():
    said = message(lambda x: x * x.sum(axis=1, keepdims=True).detach(), X)

    assert "6 of 6 numbers are wrong, the first at [0, 0]" in said
    assert "expected" in said
    assert "ratio" not in said


def test_gradients_that_are_no_numbers_are_told_by_their_place():
    def spoilt(x):
        return concatenate([x[:1], (x[1:] * 0).sqrt()])

    with np.errstate(all="ignore"):
        said = message(spoilt, X)

    assert "not finite in 3 of 6 places, the first at [1, 0]" in said
    assert "got       nan" in said
    assert "times" not in said


def test_an_input_that_is_reshaped_in_place_is_named():
    def flat(x):
        x.data = x.data.reshape(-1)
        return x * 2

    said = message(flat, X)

    assert "the call changes the shape of its input in place" in said
    assert "before    (2, 3)\n  after     (6,)" in said


def test_a_result_whose_shape_grows_from_call_to_call_is_named():
    calls = []

    def growing(x):
        calls.append(x)
        return concatenate([x] * len(calls))

    assert "called again, the function gives a result of another shape" in message(growing, X)


@pytest.mark.parametrize("error", [1.0, 1e-3])
def test_one_number_that_is_wrong_among_many_is_found(error):
    mask = np.zeros((20, 30))
    mask[13, 7] = error

    def almost(x):
        return x * (1 - mask) + bare(x) * mask

    said = message(almost, np.random.default_rng(3).standard_normal((20, 30)))

    assert "one of 600 numbers is wrong, at [13, 7]" in said


def test_an_upstream_gradient_of_ones_would_be_blind_to_softmax():
    assert "wrong" in message(lambda x: concatenate([softmax(x), bare(softmax(x)) + 0 * x]), X)


def test_parameters_are_checked_and_given_back_as_they_were():
    weight = Parameter(Y)
    data, before = weight.data, weight.data.copy()
    weight.grad = np.ones_like(Y)

    assert_gradients(lambda x: x @ weight, X, what="output", parameters={"weight": weight})
    said = message(lambda x: x @ bare(weight), X, parameters={"weight": weight})

    assert "with respect to weight" in said
    assert weight.data is data
    assert np.array_equal(weight.data, before)
    assert np.array_equal(weight.grad, np.ones_like(Y))


def test_a_parameter_of_lower_precision_is_checked_in_full_precision():
    weight = Parameter(Y.astype(np.float32))

    assert_gradients(lambda x: x @ weight, X, what="output", parameters={"weight": weight})

    assert weight.dtype == np.float32


def test_parameters_are_given_back_when_the_answer_crashes():
    weight = Parameter(Y)
    data = weight.data

    def crash(x):
        if not np.array_equal(weight.data, Y):
            raise ZeroDivisionError
        return x @ weight

    with pytest.raises(ZeroDivisionError):
        assert_gradients(crash, X, what="output", parameters={"weight": weight})
    assert weight.data is data


def test_the_inputs_are_not_touched():
    before = X.copy()

    assert_gradients(lambda x: x * 2, X, what="output")

    assert np.array_equal(X, before)


def test_there_is_one_observation_for_each_input_whatever_happens():
    for function in (lambda x, y: x @ y, lambda x, y: bare(x) @ bare(y)):
        with recording(keep_going=True) as seen:
            assert_gradients(function, X, Y, what="output", names=["x", "y"])
        assert [one.key for one in seen] == [
            "1 the gradient of output with respect to x",
            "2 the gradient of output with respect to y",
        ]
        assert {one.kind for one in seen} == {"gradient"}
