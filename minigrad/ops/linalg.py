"""Products of matrices, and sums of products over named axes."""

from __future__ import annotations

from typing import Any

import numpy as np

from minigrad.errors import ShapeError
from minigrad.graph import VJP
from minigrad.primitive import primitive
from minigrad.shapes import Array


@primitive(broadcasts=True)
def matmul(a: Array, b: Array):
    """Matrix product over the last two axes; leading axes broadcast, vectors as in NumPy.

    Shapes:
        a: ... rows inner
        b: ... inner columns
        returns: ... rows columns
    """

    if a.ndim > 1 and b.ndim == 2 and a.size and b.size:
        return _rows_times_matrix(a, b)

    def vjp(g):
        # A vector on the left is one row, a vector on the right one column.
        rows = a[None, :] if a.ndim == 1 else a
        columns = b[:, None] if b.ndim == 1 else b
        g = g[..., None] if b.ndim == 1 else g
        g = g[..., None, :] if a.ndim == 1 else g
        to_a = g @ columns.swapaxes(-1, -2)
        to_b = rows.swapaxes(-1, -2) @ g
        # What was one row or one column is a vector again.
        return to_a.reshape(a.shape) if a.ndim == 1 == b.ndim else to_a, to_b[
            ..., 0] if b.ndim == 1 else to_b

    return np.asarray(a @ b), vjp


def _rows_times_matrix(a: Array, b: Array) -> tuple[Array, VJP]:
    """One product of two matrices instead of one for each batch: a fifth of a training step.

    As ``dot``, which takes half the time of ``@`` where matrices are small.
    """
    rows = a.reshape(-1, a.shape[-1])

    def vjp(g):
        g = g.reshape(-1, b.shape[1])
        return g.dot(b.T).reshape(a.shape), rows.T.dot(g)

    return rows.dot(b).reshape(*a.shape[:-1], b.shape[1]), vjp


def einsum(subscripts: str, *operands: Any):
    """Multiply arrays along axes named by letters and sum over the letters that are left out.

    >>> import numpy as np
    >>> einsum("qd,kd->qk", np.ones((3, 4)), np.ones((5, 4))).shape
    (3, 5)
    """
    return _einsum(*operands, subscripts=subscripts)


@primitive(broadcasts=True)
def _einsum(*operands: Array, subscripts: str):
    inputs, output = _spelled_out(subscripts, operands)

    def vjp(g):
        return tuple(_einsum_vjp(g, output, inputs, operands, k) for k in range(len(operands)))

    try:
        return np.asarray(np.einsum(",".join(inputs) + "->" + output, *operands)), vjp
    except ValueError:
        _refuse_two_sizes(inputs, operands)
        raise


def _einsum_vjp(g: Array, output: str, inputs: list[str], operands: Any, k: int) -> Array:
    """The product of everything but operand k, brought back to the letters of operand k."""
    letters = "".join(dict.fromkeys(inputs[k]))
    other_inputs = inputs[:k] + inputs[k + 1 :]
    others = operands[:k] + operands[k + 1 :]
    reached = "".join(x for x in letters if x in output or any(x in i for i in other_inputs))
    grad = np.einsum(",".join([output, *other_inputs]) + "->" + reached, g, *others)

    # A letter that only operand k has was summed over: every element along it gets the same.
    grad = grad[tuple(slice(None) if x in reached else None for x in letters)]
    own = dict(zip(inputs[k], operands[k].shape, strict=True))
    grad = np.broadcast_to(grad, np.broadcast_shapes(grad.shape, [own[x] for x in letters]))
    if letters == inputs[k]:
        return grad
    # A letter twice in one operand reads its diagonal: the gradient goes there, and only there.
    size = dict(zip(letters, grad.shape, strict=True))
    full = np.zeros([size[x] for x in inputs[k]], grad.dtype)
    np.einsum(f"{inputs[k]}->{letters}", full)[...] = grad
    return full


def _refuse_two_sizes(inputs: list[str], operands: Any) -> None:
    """One letter, one size (or 1, which stretches): say where it is not so."""
    seen: dict[str, tuple[int, int]] = {}
    for k, (letters, array) in enumerate(zip(inputs, operands, strict=True)):
        for axis, (letter, size) in enumerate(zip(letters, array.shape, strict=False)):
            known, where = seen.get(letter, (1, k))
            if known == 1:
                seen[letter] = size, k
            elif size not in (1, known):
                raise ShapeError(
                    f"einsum: operand {k} has the wrong shape\n"
                    f"  expected  {letter} = {known}, as in operand {where}\n"
                    f"  got       {array.shape}, where axis {axis} ({letter}) is {size}"
                )


def _spelled_out(subscripts: str, operands: Any) -> tuple[list[str], str]:
    """Letters in place of ``...``, and the output written out where it was left to the rule."""
    left, arrow, output = subscripts.replace(" ", "").partition("->")
    terms = left.split(",")
    if len(terms) != len(operands):
        raise ValueError(f"{subscripts!r} names {len(terms)} operands, {len(operands)} were given")
    if arrow and "..." in left and "..." not in output:
        raise ValueError(f"{subscripts!r} leaves the axes of ... out of its output")
    batch = [array.ndim - len(term.replace("...", "")) if "..." in term else 0
             for term, array in zip(terms, operands, strict=True)]
    free = [chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) not in subscripts]
    axes = "".join(free[: max(batch)])
    inputs = [
        term.replace("...", axes[len(axes) - n :]) for term, n in zip(terms, batch, strict=True)
    ]
    if not arrow:
        once = sorted(x for x in set(left) if left.count(x) == 1 and x not in ".,")
        output = "..." * ("..." in left) + "".join(once)
    return inputs, output.replace("...", axes)
