"""The laws that every op obeys. A test that takes ``law`` tries all of them.

A law takes an op, the arrays it is differentiated in, and its definition: a function in plain
loops, or NumPy's own, that shares no code with the engine.
"""

from __future__ import annotations

import numpy as np
import pytest

from minigrad import Tensor, gradcheck, no_grad
from minigrad.backward import flow

EXACT = {"rtol": 1e-12, "atol": 1e-12}
ROUGH = {"rtol": 2e-4, "atol": 2e-4}


def its_value_is_as_defined(op, inputs, definition):
    result = op(*map(Tensor, inputs))

    want = np.asarray(definition(*inputs))
    assert result.shape == want.shape
    assert result.dtype == np.float64
    np.testing.assert_allclose(result.data, want, **EXACT)


def its_gradient_agrees_with_finite_differences(op, inputs, definition):
    gradcheck(op, *inputs)


def float32_stays_float32(op, inputs, definition):
    leaves = [Tensor(array.astype(np.float32), requires_grad=True) for array in inputs]

    result = op(*leaves)

    assert result.dtype == np.float32
    np.testing.assert_allclose(result.data, definition(*inputs), **ROUGH)
    for node, gradient in flow(result, upstream(result.shape).astype(np.float32)):
        # NumPy 1 widens a single number on the way; what arrives at a leaf is float32 again.
        assert gradient.dtype == np.float32 or not node.ndim
        assert gradient.shape == node.shape
    result.backward(upstream(result.shape))
    assert all(leaf.grad.dtype == np.float32 for leaf in leaves)


def it_changes_nothing_in_place(op, inputs, definition):
    leaves = [Tensor(array.copy(), requires_grad=True) for array in inputs]
    result = op(*leaves)
    value, seed = result.data.copy(), upstream(result.shape)

    result.backward(seed)

    assert all(np.array_equal(x.data, array) for x, array in zip(leaves, inputs, strict=True))
    assert np.array_equal(result.data, value)
    assert np.array_equal(seed, upstream(result.shape))


def a_view_counts_like_its_copy(op, inputs, definition):
    copies = [Tensor(array, requires_grad=True) for array in inputs]
    views = [Tensor(spread(array), requires_grad=True) for array in inputs]
    want, got = op(*copies), op(*views)

    want.backward(upstream(want.shape))
    got.backward(spread(upstream(got.shape)))

    np.testing.assert_allclose(got.data, want.data, **EXACT)
    for view, copy in zip(views, copies, strict=True):
        np.testing.assert_allclose(view.grad, copy.grad, **EXACT)


def each_input_may_be_the_only_one_that_requires_a_gradient(op, inputs, definition):
    together = [Tensor(array, requires_grad=True) for array in inputs]
    result = op(*together)
    result.backward(upstream(result.shape))

    for chosen, array in enumerate(inputs):
        alone = list(inputs)
        alone[chosen] = leaf = Tensor(array, requires_grad=True)
        result = op(*alone)
        result.backward(upstream(result.shape))
        np.testing.assert_allclose(leaf.grad, together[chosen].grad, **EXACT)


def without_a_gradient_nothing_is_recorded(op, inputs, definition):
    constant = op(*map(Tensor, inputs))
    with no_grad():
        unwatched = op(*(Tensor(array, requires_grad=True) for array in inputs))

    for result in (constant, unwatched):
        assert not result.requires_grad
        assert result.parents == ()
        assert result.vjp is None
    assert np.array_equal(constant.data, unwatched.data)


def bare_arrays_give_a_bare_array(op, inputs, definition):
    result = op(*inputs)

    assert isinstance(result, (np.ndarray, np.generic))
    np.testing.assert_allclose(result, definition(*inputs), **EXACT)


LAWS = [
    its_value_is_as_defined,
    its_gradient_agrees_with_finite_differences,
    float32_stays_float32,
    it_changes_nothing_in_place,
    a_view_counts_like_its_copy,
    each_input_may_be_the_only_one_that_requires_a_gradient,
    without_a_gradient_nothing_is_recorded,
    bare_arrays_give_a_bare_array,
]


@pytest.fixture
def law():
    """All laws, one after the other; the one that is broken stands in the traceback."""

    def obey(op, inputs, definition):
        for each in LAWS:
            each(op, inputs, definition)

    return obey


@pytest.fixture
def rng():
    """Random numbers, the same in every run."""
    return np.random.default_rng(0)


def upstream(shape):
    """A gradient to begin with: random, for ones are blind to softmax and layer norm."""
    return np.random.default_rng(1).standard_normal(shape)


def spread(array):
    """The same numbers as a view with gaps of NaN, the last axis running backwards."""
    wide = np.full([2 * size + 1 for size in np.shape(array)], np.nan)
    view = wide[(*(slice(1, None, 2) for _ in wide.shape), ...)]
    view = view[..., ::-1] if view.ndim else view
    view[...] = array
    return view
