"""Ops that move numbers without changing them."""

from itertools import pairwise

import numpy as np
import pytest

from minigrad import Tensor, concatenate, ops, stack


def numbered(*shape):
    """Every element different, so that none can be taken for another."""
    return np.arange(np.prod(shape, dtype=int), dtype=float).reshape(shape) - 2.5


def in_row_major_order(shape):
    """The definition of reshape: list the numbers, last axis fastest, and deal them out anew."""

    def definition(a):
        dealt = iter([a[place] for place in np.ndindex(a.shape)])
        result = np.empty(shape)
        for place in np.ndindex(result.shape):
            result[place] = next(dealt)
        return result

    return definition


def with_axes(order):
    """The definition of transpose: axis ``order[i]`` becomes axis i."""

    def definition(a):
        result = np.empty([a.shape[axis] for axis in order])
        for place in np.ndindex(a.shape):
            result[tuple(place[axis] for axis in order)] = a[place]
        return result

    return definition


def repeated(shape):
    """The definition of broadcasting: an axis of size 1 says the same everywhere."""

    def definition(a):
        result = np.empty(shape)
        for place in np.ndindex(shape):
            own = place[len(shape) - a.ndim :]
            result[place] = a[tuple(i * (n > 1) for i, n in zip(own, a.shape, strict=True))]
        return result

    return definition


def one_after_the_other(axis):
    """The definition of concatenation, along a first axis that is moved to its place."""

    def definition(*arrays):
        slabs = [slab for array in arrays for slab in np.moveaxis(array, axis, 0)]
        return np.moveaxis(np.array(slabs), 0, axis)

    return definition


def one_upon_the_other(axis):
    return lambda *arrays: np.moveaxis(np.array(arrays), 0, axis)


ONE_INPUT = [
    ("reshape to a matrix", lambda a: ops.reshape(a, (3, 4)), (2, 6), in_row_major_order((3, 4))),
    ("reshape with -1", lambda a: ops.reshape(a, (4, -1)), (2, 3, 2), in_row_major_order((4, 3))),
    ("reshape to a vector", lambda a: ops.reshape(a, (-1,)), (2, 3), in_row_major_order((6,))),
    ("reshape to a scalar", lambda a: ops.reshape(a, ()), (1, 1), in_row_major_order(())),
    ("reshape from a scalar", lambda a: ops.reshape(a, (1, 1)), (), in_row_major_order((1, 1))),
    ("reshape of nothing", lambda a: ops.reshape(a, (3, 0)), (0, 2), in_row_major_order((3, 0))),
    ("transpose reverses", lambda a: ops.transpose(a), (2, 3, 4), with_axes((2, 1, 0))),
    ("a rotation", lambda a: ops.transpose(a, (2, 0, 1)), (2, 3, 4), with_axes((2, 0, 1))),
    ("rotate a cube", lambda a: ops.transpose(a, (1, 2, 0)), (3, 3, 3), with_axes((1, 2, 0))),
    ("negative axes", lambda a: ops.transpose(a, (-1, 0, -2)), (2, 3, 4), with_axes((2, 0, 1))),
    ("four axes", lambda a: ops.transpose(a, (3, 1, 0, 2)), (2, 3, 1, 5), with_axes((3, 1, 0, 2))),
    ("transpose of a scalar", lambda a: ops.transpose(a), (), with_axes(())),
    ("transpose of nothing", lambda a: ops.transpose(a), (0, 3), with_axes((1, 0))),
    ("swapaxes", lambda a: ops.swapaxes(a, 0, 2), (2, 3, 4), with_axes((2, 1, 0))),
    ("swapaxes from behind", lambda a: ops.swapaxes(a, -1, -2), (2, 3, 4), with_axes((0, 2, 1))),
    ("expand_dims", lambda a: ops.expand_dims(a, 1), (2, 3), in_row_major_order((2, 1, 3))),
    ("expand_dims at the end", lambda a: ops.expand_dims(a, -1), (2,), in_row_major_order((2, 1))),
    ("two new axes", lambda a: ops.expand_dims(a, (0, 2)), (3,), in_row_major_order((1, 3, 1))),
    ("a scalar gets an axis", lambda a: ops.expand_dims(a, 0), (), in_row_major_order((1,))),
    ("squeeze all", lambda a: ops.squeeze(a), (1, 3, 1), in_row_major_order((3,))),
    ("squeeze one", lambda a: ops.squeeze(a, 0), (1, 3, 1), in_row_major_order((3, 1))),
    ("squeeze two", lambda a: ops.squeeze(a, (0, -1)), (1, 3, 1), in_row_major_order((3,))),
    ("broadcast_to", lambda a: ops.broadcast_to(a, (4, 2, 3)), (2, 1), repeated((4, 2, 3))),
    ("broadcast a scalar", lambda a: ops.broadcast_to(a, (2, 3)), (), repeated((2, 3))),
    ("broadcast to the same", lambda a: ops.broadcast_to(a, (2, 3)), (2, 3), repeated((2, 3))),
    ("broadcast to nothing", lambda a: ops.broadcast_to(a, (0, 3)), (1, 3), repeated((0, 3))),
]

JOINTS = [
    ("two rows", 0, (2, 3), (4, 3)),
    ("columns", 1, (2, 3), (2, 1)),
    ("the last axis", -1, (2, 3, 1), (2, 3, 2), (2, 3, 3)),
    ("the middle", -2, (2, 1, 3), (2, 4, 3)),
    ("nothing with something", 0, (0, 3), (2, 3)),
    ("one alone", 0, (2, 3)),
]

CASES = (
    [
        pytest.param(op, (numbered(*shape),), definition, id=name)
        for name, op, shape, definition in ONE_INPUT
    ]
    + [
        pytest.param(
            lambda *arrays, axis=axis: concatenate(arrays, axis),
            tuple(numbered(*shape) * (i + 1) for i, shape in enumerate(shapes)),
            one_after_the_other(axis),
            id=f"concatenate {name}",
        )
        for name, axis, *shapes in JOINTS
    ]
    + [
        pytest.param(
            lambda *arrays, axis=axis: stack(arrays, axis),
            tuple(numbered(*shape) * (i + 1) for i in range(3)),
            one_upon_the_other(axis),
            id=f"stack three of {shape} along {axis}",
        )
        for shape in [(), (2,), (2, 4)]
        for axis in range(-len(shape) - 1, len(shape) + 1)
    ]
)


@pytest.mark.parametrize(("op", "inputs", "definition"), CASES)
def test_ops_that_move_numbers_obey(law, op, inputs, definition):
    law(op, inputs, definition)


def test_one_tensor_may_be_joined_with_itself():
    x = Tensor([1.0, 2.0], requires_grad=True)

    concatenate([x, x, x]).backward([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])

    assert x.grad.tolist() == [9.0, 12.0]


def test_what_is_split_and_joined_again_is_what_it_was(rng):
    x = Tensor(rng.standard_normal((7, 2)), requires_grad=True)
    ends = [0, 1, 4, 7]

    whole = concatenate([x[begin:end] for begin, end in pairwise(ends)])
    seed = rng.standard_normal((7, 2))
    whole.backward(seed)

    assert np.array_equal(whole.data, x.data)
    assert np.array_equal(x.grad, seed)
