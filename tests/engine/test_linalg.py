"""Products of matrices, and einsum with every feature of its little language."""

import math
from itertools import product

import numpy as np
import pytest

from minigrad import Tensor, einsum, ops


def normal(*shapes):
    rng = np.random.default_rng(10)
    return tuple(rng.standard_normal(shape) for shape in shapes)


def rows_times_columns(a, b):
    """The definition: a vector on the left is one row, on the right one column."""
    left = a[None, :] if a.ndim == 1 else a
    right = b[:, None] if b.ndim == 1 else b
    batch = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    left = np.broadcast_to(left, batch + left.shape[-2:])
    right = np.broadcast_to(right, batch + right.shape[-2:])
    result = np.empty((*batch, left.shape[-2], right.shape[-1]))
    for *where, i, j in np.ndindex(result.shape):
        row, column = left[(*where, i)], right[(*where, slice(None), j)]
        result[(*where, i, j)] = math.fsum(x * y for x, y in zip(row, column, strict=True))
    result = result[..., 0] if b.ndim == 1 else result
    return result[..., 0, :] if a.ndim == 1 and b.ndim > 1 else result[0] if a.ndim == 1 else result


PRODUCTS = [
    ((2, 3), (3, 4)), ((3, 3), (3, 3)), ((3,), (3,)), ((3,), (3, 4)), ((2, 3), (3,)),
    ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 2, 3), (5, 3, 4)), ((5, 1, 2, 3), (6, 3, 4)),
    ((1, 2, 3), (5, 3, 4)), ((3,), (5, 3, 4)), ((5, 2, 3), (3,)), ((1, 1), (1, 1)),
    ((2, 1), (1, 4)), ((1,), (1, 1)), ((0, 3), (3, 4)), ((2, 0), (0, 4)),
    ((0, 2, 3), (3, 4)), ((5, 2, 0), (0, 4)), ((5, 2, 3), (3, 0)), ((0,), (0,)),
]


@pytest.mark.parametrize(("a", "b"), PRODUCTS, ids=[f"{a} times {b}" for a, b in PRODUCTS])
def test_matmul_obeys(law, a, b):
    law(ops.matmul, normal(a, b), rows_times_columns)


def sum_of_products(inputs, output):
    """The definition of einsum, for letters alone: go through all values of all letters."""

    def definition(*arrays):
        sizes = {}
        for letters, array in zip(inputs, arrays, strict=True):
            for letter, size in zip(letters, array.shape, strict=True):
                sizes[letter] = size if sizes.get(letter, 1) == 1 else sizes[letter]
        result = np.zeros([sizes[letter] for letter in output])
        for values in product(*map(range, sizes.values())):
            at = dict(zip(sizes, values, strict=True))
            term = 1.0
            for letters, array in zip(inputs, arrays, strict=True):
                axes = zip(letters, array.shape, strict=True)
                term *= array[tuple(0 if size == 1 else at[letter] for letter, size in axes)]
            result[tuple(at[letter] for letter in output)] += term
        return result

    return definition


# What is written, the same in single letters, and the shapes.
SUBSCRIPTS = [
    ("ij,jk->ik", ["ij", "jk"], "ik", (2, 3), (3, 4)),
    ("qd,kd->qk", ["qd", "kd"], "qk", (2, 4), (3, 4)),
    ("bhqd,bhkd->bhqk", ["bhqd", "bhkd"], "bhqk", (2, 3, 4, 2), (2, 3, 5, 2)),
    ("i,j->ij", ["i", "j"], "ij", (2,), (3,)),
    ("i,i->", ["i", "i"], "", (3,), (3,)),
    (",->", ["", ""], "", (), ()),
    (",ij->ij", ["", "ij"], "ij", (), (2, 3)),
    ("ij->ji", ["ij"], "ji", (2, 3)),
    ("ijk->kij", ["ijk"], "kij", (2, 3, 4)),
    ("ij->", ["ij"], "", (2, 3)),
    ("ij->j", ["ij"], "j", (2, 3)),
    ("ij,k->i", ["ij", "k"], "i", (2, 3), (4,)),
    ("ij,jk,kl->il", ["ij", "jk", "kl"], "il", (2, 3), (3, 4), (4, 2)),
    ("i,i,i->i", ["i", "i", "i"], "i", (3,), (3,), (3,)),
    ("ii->i", ["ii"], "i", (3, 3)),
    ("ii->", ["ii"], "", (3, 3)),
    ("iji->j", ["iji"], "j", (2, 3, 2)),
    ("iii->i", ["iii"], "i", (2, 2, 2)),
    ("ii,ij->j", ["ii", "ij"], "j", (3, 3), (3, 2)),
    ("ij,jk", ["ij", "jk"], "ik", (2, 3), (3, 4)),
    ("ba", ["ba"], "ab", (2, 3)),
    ("ii", ["ii"], "", (3, 3)),
    (" i j , j k -> i k ", ["ij", "jk"], "ik", (2, 3), (3, 4)),
    ("...d,kd->...k", ["abd", "kd"], "abk", (2, 3, 4), (5, 4)),
    ("...d,kd->...k", ["d", "kd"], "k", (4,), (5, 4)),
    ("...qd,...kd->...qk", ["abqd", "abkd"], "abqk", (2, 3, 1, 4), (2, 3, 5, 4)),
    ("...qd,...kd->...qk", ["abqd", "bkd"], "abqk", (2, 3, 1, 4), (3, 5, 4)),
    ("...qd,...kd->...qk", ["qd", "akd"], "aqk", (2, 4), (3, 5, 4)),
    ("...ij->...", ["aij"], "a", (2, 3, 4)),
    ("i...->...i", ["iab"], "abi", (2, 3, 4)),
    ("i...j,j->i...", ["iabj", "j"], "iab", (2, 3, 4, 5), (5,)),
    ("...,...->...", ["ab", "ab"], "ab", (2, 3), (2, 3)),
    ("...ij,...jk", ["aij", "ajk"], "aik", (2, 3, 4), (2, 4, 5)),
    ("Ai,...i->...A", ["Ai", "bi"], "bA", (2, 3), (4, 3)),
    ("ij,ij->ij", ["ij", "ij"], "ij", (1, 3), (2, 3)),
    ("ij,jk->ik", ["ij", "jk"], "ik", (2, 3), (1, 4)),
    ("i,i->", ["i", "i"], "", (5,), (1,)),
    ("ii,i->i", ["ii", "i"], "i", (1, 1), (3,)),
    ("...i,...i->...", ["ai", "ai"], "a", (1, 3), (4, 3)),
    ("ij,jk->ik", ["ij", "jk"], "ik", (0, 3), (3, 4)),
    ("ij,jk->ik", ["ij", "jk"], "ik", (2, 0), (0, 4)),
    ("ii->i", ["ii"], "i", (0, 0)),
]

EINSUMS = [
    pytest.param(
        lambda *operands, subscripts=subscripts: einsum(subscripts, *operands),
        normal(*shapes),
        sum_of_products(inputs, output),
        id=f"{subscripts} of {shapes}",
    )
    for subscripts, inputs, output, *shapes in SUBSCRIPTS
]


@pytest.mark.parametrize(("op", "inputs", "definition"), EINSUMS)
def test_einsum_obeys(law, op, inputs, definition):
    law(op, inputs, definition)


@pytest.mark.parametrize(
    ("subscripts", "shapes"),
    [(subscripts, shapes) for subscripts, _, _, *shapes in SUBSCRIPTS],
)
def test_einsum_agrees_with_numpy(subscripts, shapes):
    arrays = normal(*shapes)

    result = einsum(subscripts, *map(Tensor, arrays))

    np.testing.assert_allclose(result.data, np.einsum(subscripts, *arrays), atol=1e-12)


def test_one_tensor_may_be_every_operand(rng):
    x = Tensor(rng.standard_normal((3, 3)), requires_grad=True)
    y = Tensor(x.data, requires_grad=True)

    einsum("ij,jk,ki->", x, x, x).backward()
    (y @ y @ y)[range(3), range(3)].sum().backward()

    np.testing.assert_allclose(x.grad, y.grad)


def test_the_at_sign_multiplies_matrices_with_arrays_on_either_side(rng):
    a, b = normal((2, 3), (3, 4))

    for result in (Tensor(a) @ b, a @ Tensor(b), Tensor(a) @ Tensor(b), a.tolist() @ Tensor(b)):
        assert isinstance(result, Tensor)
        np.testing.assert_allclose(result.data, rows_times_columns(a, b))
