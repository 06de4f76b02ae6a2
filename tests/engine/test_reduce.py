"""Sums, means and extremes, along every choice of axes."""

import math
from itertools import product

import numpy as np
import pytest

from minigrad import Tensor, ops

# A shape, and the axes along which it is reduced.
CHOICES = [
    ((), None), ((4,), None), ((4,), 0), ((4,), -1), ((2, 3), None), ((2, 3), 0), ((2, 3), 1),
    ((2, 3), (0, 1)), ((2, 3), ()), ((1, 3), 0), ((3, 1), -1), ((2, 3, 4), 1), ((2, 3, 4), (0, 2)),
    ((2, 3, 4), (-1, 0)), ((2, 3, 4), -2), ((0, 3), 1), ((2, 0, 3), -1),
]


def distinct(shape):
    """A random order of numbers half a step apart: no ties."""
    size = math.prod(shape)
    return np.random.default_rng(5).permutation(size).reshape(shape) / 2 - size / 5


def along(function, axis, keepdims):
    """The definition of a reduction: its function on the list of numbers that meet at a place."""

    def definition(a):
        axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        gone = {i % a.ndim for i in axes}
        kept = tuple(1 if i in gone else size for i, size in enumerate(a.shape))
        lists = {place: [] for place in np.ndindex(kept)}
        for place in np.ndindex(a.shape):
            lists[tuple(0 if i in gone else p for i, p in enumerate(place))].append(a[place])
        result = np.array([function(numbers) for numbers in lists.values()]).reshape(kept)
        return result if keepdims else result.squeeze(tuple(gone))

    return definition


def mean_of(numbers):
    return math.fsum(numbers) / len(numbers)


def variance_of(numbers):
    mean = mean_of(numbers)
    return mean_of([(number - mean) ** 2 for number in numbers])


DEFINITIONS = {
    "sum": math.fsum, "mean": mean_of, "var": variance_of, "max": max, "min": min,
}


def reduction(name, axis, keepdims):
    return lambda a: getattr(ops, name)(a, axis, keepdims)


CASES = [
    pytest.param(
        reduction(name, axis, keepdims),
        (distinct(shape),),
        along(function, axis, keepdims),
        id=f"{name} of {shape} along {axis}{', kept' * keepdims}",
    )
    for (name, function), (shape, axis), keepdims in product(
        DEFINITIONS.items(), CHOICES, (False, True)
    )
]


@pytest.mark.parametrize(("op", "inputs", "definition"), CASES)
def test_reductions_obey(law, op, inputs, definition):
    law(op, inputs, definition)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_everything_is_reduced_and_no_axis_kept_unless_asked_for(name):
    x = Tensor(distinct((2, 3)))

    assert getattr(x, name)().shape == getattr(ops, name)(x).shape == ()
    assert getattr(x, name)(axis=0).shape == getattr(ops, name)(x, axis=0).shape == (3,)


@pytest.mark.parametrize("name", ["max", "min"])
def test_equal_winners_share_the_gradient(name):
    x = Tensor([[7.0, 7.0, 7.0, 7.0], [1.0, 2.0, 1.0, 2.0]], requires_grad=True)

    getattr(x, name)(axis=1).backward([8.0, 6.0])

    loser = 0.0
    row = [loser, 3.0, loser, 3.0] if name == "max" else [3.0, loser, 3.0, loser]
    assert x.grad.tolist() == [[2.0] * 4, row]


def test_the_sum_of_nothing_is_0_and_passes_on_nothing():
    x = Tensor(np.ones((0, 3)), requires_grad=True)

    x.sum(axis=0).backward(np.ones(3))

    assert x.sum(axis=0).data.tolist() == [0.0, 0.0, 0.0]
    assert x.grad.shape == (0, 3)


def test_the_variance_of_a_constant_row_is_0_with_slope_0():
    x = Tensor([3.0, 3.0, 3.0], requires_grad=True)

    x.var().backward()

    assert x.var().item() == 0.0
    assert x.grad.tolist() == [0.0, 0.0, 0.0]


def test_an_integer_of_numpy_names_an_axis_too():
    x = Tensor(np.ones((2, 3)))

    assert x.sum(axis=np.int64(1)).data.tolist() == [3.0, 3.0]
