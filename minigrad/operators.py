"""What one can do with a tensor: each operator and method names the op that does it."""

from __future__ import annotations

from typing import Any

import numpy as np

from minigrad import ops
from minigrad.graph import Node
from minigrad.shapes import Array, Shape


class Operators(Node):
    """NumPy's operators, methods and functions, recorded in the graph."""

    __slots__ = ()

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """``np.exp(tensor)`` and ``array + tensor`` are recorded like ``tensor.exp()``."""
        op = UFUNCS.get(ufunc.__name__)
        if ufunc.__name__ in COMPARISONS:
            return ufunc(*map(_bare, inputs))
        if op is None:
            raise TypeError(
                f"np.{ufunc.__name__} has no gradient here\n"
                f"  hint: compose it of {', '.join(sorted(UFUNCS))}, "
                "or take .numpy() where no gradient is due"
            )
        if method != "__call__" or options:
            raise TypeError(
                f"np.{ufunc.__name__} is recorded in its plain form only, without out= or where=\n"
                "  hint: array += tensor would lose the gradient; write array = array + tensor"
            )
        return op(*inputs)

    # -- operators ----------------------------------------------------------------------

    def __add__(self, other: Any) -> Any:
        return ops.add(self, other)

    def __radd__(self, other: Any) -> Any:
        return ops.add(other, self)

    def __sub__(self, other: Any) -> Any:
        return ops.sub(self, other)

    def __rsub__(self, other: Any) -> Any:
        return ops.sub(other, self)

    def __mul__(self, other: Any) -> Any:
        return ops.mul(self, other)

    def __rmul__(self, other: Any) -> Any:
        return ops.mul(other, self)

    def __truediv__(self, other: Any) -> Any:
        return ops.div(self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return ops.div(other, self)

    def __pow__(self, exponent: Any) -> Any:
        plain = type(exponent) in (int, float)  # np.float64 is a float, too, and would widen
        return ops.power(self, exponent) if plain else ops.pow(self, exponent)

    def __rpow__(self, base: Any) -> Any:
        return ops.pow(base, self)

    def __matmul__(self, other: Any) -> Any:
        return ops.matmul(self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return ops.matmul(other, self)

    def __neg__(self) -> Any:
        return ops.neg(self)

    def __getitem__(self, index: Any) -> Any:
        return ops.getitem(self, index)

    # Comparisons have no gradient: they give plain boolean arrays, as masks are.

    def __lt__(self, other: Any) -> Array:
        return self.data < _bare(other)

    def __le__(self, other: Any) -> Array:
        return self.data <= _bare(other)

    def __gt__(self, other: Any) -> Array:
        return self.data > _bare(other)

    def __ge__(self, other: Any) -> Array:
        return self.data >= _bare(other)

    # -- elementwise --------------------------------------------------------------------

    def exp(self) -> Any:
        return ops.exp(self)

    def log(self) -> Any:
        return ops.log(self)

    def sqrt(self) -> Any:
        return ops.sqrt(self)

    def tanh(self) -> Any:
        return ops.tanh(self)

    def sigmoid(self) -> Any:
        return ops.sigmoid(self)

    def relu(self) -> Any:
        return ops.relu(self)

    def gelu(self) -> Any:
        return ops.gelu(self)

    def abs(self) -> Any:
        return ops.abs(self)

    __abs__ = abs

    # -- reductions ---------------------------------------------------------------------

    def sum(self, axis: Any = None, keepdims: bool = False) -> Any:
        return ops.sum(self, axis, keepdims)

    def mean(self, axis: Any = None, keepdims: bool = False) -> Any:
        return ops.mean(self, axis, keepdims)

    def var(self, axis: Any = None, keepdims: bool = False) -> Any:
        return ops.var(self, axis, keepdims)

    def max(self, axis: Any = None, keepdims: bool = False) -> Any:
        return ops.max(self, axis, keepdims)

    def min(self, axis: Any = None, keepdims: bool = False) -> Any:
        return ops.min(self, axis, keepdims)

    # -- movement -----------------------------------------------------------------------

    def reshape(self, *shape: Any) -> Any:
        return ops.reshape(self, _one_tuple(shape))

    def transpose(self, *axes: Any) -> Any:
        return ops.transpose(self, _one_tuple(axes) if axes else None)

    def swapaxes(self, axis1: int, axis2: int) -> Any:
        return ops.swapaxes(self, axis1, axis2)

    def expand_dims(self, axis: Any) -> Any:
        return ops.expand_dims(self, axis)

    def squeeze(self, axis: Any = None) -> Any:
        return ops.squeeze(self, axis)

    def broadcast_to(self, *shape: Any) -> Any:
        return ops.broadcast_to(self, _one_tuple(shape))


COMPARISONS = ("less", "less_equal", "greater", "greater_equal")

#: NumPy's functions that may be called on tensors, by name.
UFUNCS = {
    "absolute": ops.abs,
    "add": ops.add,
    "divide": ops.div,
    "exp": ops.exp,
    "log": ops.log,
    "matmul": ops.matmul,
    "maximum": ops.maximum,
    "minimum": ops.minimum,
    "multiply": ops.mul,
    "negative": ops.neg,
    "power": ops.pow,
    "sqrt": ops.sqrt,
    "subtract": ops.sub,
    "tanh": ops.tanh,
}


def _bare(other: Any) -> Any:
    return other.data if isinstance(other, Operators) else other


def _one_tuple(sizes: tuple[Any, ...]) -> Shape:
    """``reshape(2, 3)`` and ``reshape((2, 3))`` mean the same."""
    return tuple(sizes[0]) if len(sizes) == 1 and np.iterable(sizes[0]) else sizes
