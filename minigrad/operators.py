"""What one can do with a tensor: each operator and method names the op that does it."""

from __future__ import annotations

from typing import Any

import numpy as np

from minigrad import ops
from minigrad.graph import Node
from minigrad.shapes import Array, Shape


def _swapped(op: Any) -> Any:
    """The op for an operator whose left side is no tensor: ``2 - x`` asks x, with 2 as other."""
    return lambda self, other: op(other, self)


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

    # An op is a function whose first argument becomes ``self``; naming it here, instead of calling
    # it from a method of our own, spares each small op a tenth of its time.
    __add__, __radd__ = ops.add, _swapped(ops.add)
    __sub__, __rsub__ = ops.sub, _swapped(ops.sub)
    __mul__, __rmul__ = ops.mul, _swapped(ops.mul)
    __truediv__, __rtruediv__ = ops.div, _swapped(ops.div)
    __matmul__, __rmatmul__ = ops.matmul, _swapped(ops.matmul)
    __rpow__ = _swapped(ops.pow)
    __neg__ = ops.neg
    __getitem__ = ops.getitem

    def __pow__(self, exponent: Any) -> Any:
        plain = type(exponent) in (int, float)  # np.float64 is a float, too, and would widen
        return ops.power(self, exponent) if plain else ops.pow(self, exponent)

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

    exp, log, sqrt = ops.exp, ops.log, ops.sqrt
    tanh, sigmoid, relu, gelu = ops.tanh, ops.sigmoid, ops.relu, ops.gelu
    abs = __abs__ = ops.abs

    # -- reductions: (axis=None, keepdims=False) ------------------------------------------

    sum, mean, var = ops.sum, ops.mean, ops.var
    max, min = ops.max, ops.min

    # -- movement -----------------------------------------------------------------------

    def reshape(self, *shape: Any) -> Any:
        return ops.reshape(self, _one_tuple(shape))

    def transpose(self, *axes: Any) -> Any:
        return ops.transpose(self, _one_tuple(axes) if axes else None)

    swapaxes, expand_dims, squeeze = ops.swapaxes, ops.expand_dims, ops.squeeze

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
