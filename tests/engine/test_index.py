"""Picking elements, and choosing between arrays element by element."""

import numpy as np
import pytest

from minigrad import Tensor, masked_fill, ops, where

ROWS, COLUMNS, DEPTH = 4, 3, 5

INDICES = {
    "an integer": 2,
    "a negative integer": -1,
    "an integer of NumPy": np.int64(1),
    "two integers": (1, 2),
    "all integers": (3, 0, 4),
    "a slice": slice(1, 3),
    "a slice backwards": slice(None, None, -2),
    "an empty slice": slice(2, 2),
    "nothing at all": (),
    "None": None,
    "None in the middle": (slice(None), None, 1),
    "Ellipsis": ...,
    "Ellipsis and an integer": (..., 2),
    "an integer, Ellipsis, a slice": (0, ..., slice(0, 4, 3)),
    "an array": np.array([2, 0]),
    "an array with repeats": np.array([2, 0, 2, 2]),
    "a list with repeats": [1, 1, 3],
    "a tuple with repeats inside": ((0, 0, 3),),
    "a matrix of indices": np.array([[0, 3], [3, 0]]),
    "an empty array": np.array([], int),
    "an array without axes": np.array(2),
    "negative indices": np.array([-1, 0, -4]),
    "two arrays": (np.array([0, 0, 3]), np.array([1, 1, 2])),
    "two arrays that broadcast": (np.array([[0], [3]]), np.array([1, 1, 2])),
    "a slice and an array": (slice(1, None), np.array([0, 0, 2])),
    "an array and a slice": (np.array([3, 3]), slice(None), slice(1, 3)),
    "arrays apart": (np.array([0, 0]), slice(None), np.array([4, 4])),
    "an integer and an array": (1, np.array([2, 2])),
    "None and an array": (None, np.array([1, 1])),
    "Ellipsis and an array": (..., np.array([4, 4, 0])),
    "booleans for rows": np.array([True, False, True, False]),
    "a list of booleans": [False, True, False, True],
    "booleans for rows and columns": np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS) % 2 == 0,
    "booleans for everything": np.arange(ROWS * COLUMNS * DEPTH).reshape(ROWS, COLUMNS, DEPTH) > 30,
    "no boolean True": np.zeros(ROWS, bool),
    "booleans and an integer": (np.array([True, True, False, True]), 1),
    "a slice and booleans": (slice(2), np.array([True, False, True])),
    "True": True,
}


def picked_one_by_one(index):
    """NumPy picks places instead of numbers, and the numbers are read off there."""

    def definition(a):
        places = np.arange(a.size).reshape(a.shape)[index]
        flat = [a[place] for place in np.ndindex(a.shape)]
        return np.array([flat[i] for i in np.ravel(places)], float).reshape(np.shape(places))

    return definition


CASES = [
    pytest.param(
        lambda a, index=index: ops.getitem(a, index),
        (np.random.default_rng(6).standard_normal((ROWS, COLUMNS, DEPTH)),),
        picked_one_by_one(index),
        id=name,
    )
    for name, index in INDICES.items()
]


@pytest.mark.parametrize(("op", "inputs", "definition"), CASES)
def test_indexing_obeys(law, op, inputs, definition):
    law(op, inputs, definition)


def test_brackets_index_as_in_numpy():
    x = Tensor(np.arange(24.0).reshape(4, 6))

    assert x[1, ::2].data.tolist() == [6.0, 8.0, 10.0]
    assert x[..., None].shape == (4, 6, 1)
    assert x[x > 21].data.tolist() == [22.0, 23.0]


def test_an_element_picked_three_times_gets_three_gradients():
    x = Tensor([1.0, 2.0, 3.0], requires_grad=True)

    x[[0, 2, 0, 0]].backward([1.0, 10.0, 100.0, 1000.0])

    assert x.grad.tolist() == [1101.0, 0.0, 10.0]


def chosen(condition):
    """The definition of where: look at the condition, then at one of the two."""

    def definition(a, b):
        wide = np.broadcast_arrays(condition, a, b)
        return np.array(
            [y if c else z for c, y, z in zip(*(array.ravel() for array in wide), strict=True)]
        ).reshape(wide[0].shape)

    return definition


CONDITIONS = [
    ("", [[True, False, True], [False, False, True]], (2, 3), (2, 3)),
    (", scalars", [[True, False, True], [False, False, True]], (), ()),
    (", all stretched", [[True], [False]], (3,), (4, 1, 1)),
    (", wide condition", [[True, False, True]] * 2, (1, 3), (2, 1)),
    (", narrow condition", True, (2, 3), (3,)),
    (", of nothing", np.ones((0, 3), bool), (3,), ()),
]

CHOICES = [
    pytest.param(
        lambda a, b, condition=condition: where(condition, a, b),
        (np.random.default_rng(7).standard_normal(a), np.random.default_rng(8).standard_normal(b)),
        chosen(condition),
        id=f"where{name}",
    )
    for name, condition, a, b in CONDITIONS
]


@pytest.mark.parametrize(("op", "inputs", "definition"), CHOICES)
def test_where_obeys(law, op, inputs, definition):
    law(op, inputs, definition)


def filled(mask, value):
    def definition(x):
        hidden = np.broadcast_to(mask, x.shape)
        result = x.copy()
        for place in np.ndindex(x.shape):
            if hidden[place]:
                result[place] = value
        return result

    return definition


MASKS = {
    "of the same shape": (np.eye(3, dtype=bool)[:2], (2, 3)),
    "for every row": (np.array([True, False, True]), (2, 3)),
    "for every column": (np.array([[True], [False]]), (2, 3)),
    "of one for all": (np.array(True), (2, 3)),
    "of nothing": (np.ones(3, bool), (0, 3)),
    "on a scalar": (np.array(False), ()),
}


@pytest.mark.parametrize("value", [-1e9, 0.0, 7])
@pytest.mark.parametrize(("mask", "shape"), MASKS.values(), ids=list(MASKS))
def test_masked_fill_obeys(law, mask, shape, value):
    x = np.random.default_rng(9).standard_normal(shape)

    law(lambda x: masked_fill(x, mask, value), (x,), filled(mask, value))


def test_masked_fill_with_minus_infinity_lets_no_gradient_through():
    x = Tensor([1.0, 2.0, 3.0], requires_grad=True)

    masked = masked_fill(x, np.array([False, True, False]), -np.inf)
    masked.exp().sum().backward()

    assert masked.data.tolist() == [1.0, -np.inf, 3.0]
    assert x.grad == pytest.approx(np.array([np.e, 0.0, np.e**3]))
