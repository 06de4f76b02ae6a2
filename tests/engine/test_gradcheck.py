"""The gradient check itself: what it lets pass, and what it must not."""

import numpy as np
import pytest

from minigrad import GradientError, Tensor, Value, gradcheck, softmax
from minigrad.primitive import primitive
from minigrad.shapes import Array


def softmax_with(vjp):
    """Softmax along the last axis, with a VJP of somebody else."""

    @primitive()
    def rule(x: Array):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        p = e / e.sum(axis=-1, keepdims=True)
        return p, lambda g: (vjp(g, p),)

    return rule


def right(g, p):
    return p * (g - (g * p).sum(axis=-1, keepdims=True))


WRONG = {
    "zeros": lambda g, p: np.zeros_like(p),
    "doubled": lambda g, p: 2 * right(g, p),
    "negative": lambda g, p: -right(g, p),
    "transposed": lambda g, p: right(g, p).T,
    "the diagonal alone": lambda g, p: g * p * (1 - p),
    "without upstream": lambda g, p: right(np.ones_like(g), p),
    "the sum over everything": lambda g, p: p * (g - (g * p).sum()),
    "one number off": lambda g, p: right(g, p) + 1e-4 * (np.arange(p.size) == 4).reshape(p.shape),
    "NaN": lambda g, p: right(g, p) * np.nan,
}

X = np.random.default_rng(0).standard_normal((3, 3))


def test_a_right_vjp_passes():
    gradcheck(softmax_with(right), X)


@pytest.mark.parametrize("vjp", WRONG.values(), ids=list(WRONG))
def test_a_wrong_vjp_is_refused(vjp):
    with pytest.raises(AssertionError, match="the gradient with respect to argument 0 is wrong"):
        gradcheck(softmax_with(vjp), X)


def test_a_gradient_of_ones_would_not_have_noticed():
    ones = np.ones_like(X)
    p = softmax(X)

    for name in ("zeros", "doubled", "negative", "transposed", "without upstream"):
        assert WRONG[name](ones, p) == pytest.approx(right(ones, p), abs=1e-15)


def test_the_message_tells_the_place_and_both_numbers():
    def cube(a):
        return Tensor.result(a, a.data**3, "cube", (a,), lambda g: (g * [12.0, 7.0, 27.0],))

    with pytest.raises(AssertionError) as refusal:
        gradcheck(lambda scale, a: scale * cube(a), 1.0, np.array([2.0, 1.0, 3.0]))

    lines = str(refusal.value).splitlines()
    assert "argument 1 is wrong at (1,), and at 1 of 3 places in all" in lines[0]
    backward, difference = (float(line.split()[-1]) for line in lines[1:])
    assert backward / difference == pytest.approx(7 / 3)


def test_a_path_that_was_cut_is_noticed():
    with pytest.raises(AssertionError, match="argument 0 is wrong"):
        gradcheck(lambda x: x.detach() * x, X)


def test_a_result_without_any_gradient_is_noticed():
    with pytest.raises(AssertionError, match="argument 0 is wrong"):
        gradcheck(lambda x: Tensor(x.data * 2), X)


def test_a_gradient_of_the_wrong_shape_is_noticed():
    def total(a):
        return Tensor.result(a, a.data.sum(), "total", (a,), lambda g: (g,))

    with pytest.raises(GradientError, match=r"VJP of total .*\n.*\(3, 3\)"):
        gradcheck(total, X)


def test_every_input_and_every_output_is_checked():
    def two_results(a, b):
        return a * b, a - Tensor(b.data)

    with pytest.raises(AssertionError, match="argument 1 is wrong"):
        gradcheck(two_results, X, X + 1)


def test_only_what_can_be_differentiated_is():
    def pick(x, ids, mask, factor, fixed, power):
        assert ids.dtype == int and mask.dtype == bool and power == 2
        assert isinstance(factor, Tensor) and not fixed.requires_grad
        return x[ids][mask] * factor * fixed**power

    gradcheck(pick, X, np.array([2, 2, 0]), np.array([True, False, True]), 0.5, Tensor(3.0), 2)


def test_values_are_checked_as_well_as_tensors():
    gradcheck(lambda a, b: (a * b).tanh() + a**3, Value(0.4), Value(-1.5))
    with pytest.raises(AssertionError, match="argument 1 is wrong"):
        gradcheck(lambda a, b: a * b + Value(b.data), Value(0.4), Value(-1.5))


def test_the_callers_own_nodes_are_left_alone():
    x = Tensor(X.astype(np.float32), requires_grad=True)
    before = x.data.copy()

    gradcheck(softmax, x)

    assert x.data.dtype == np.float32
    assert np.array_equal(x.data, before)
    assert x.grad is None


def test_small_numbers_count_beside_enormous_ones():
    with pytest.raises(AssertionError, match="is wrong"):
        gradcheck(lambda x: (x.detach() * 1e-3, x * 0 - 1e9), X)


def test_a_result_that_is_no_node_is_refused():
    with pytest.raises(GradientError, match=r"expected  a Tensor, a Value.*\n.*ndarray"):
        gradcheck(lambda x: x.data, X)
