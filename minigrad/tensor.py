"""Tensor: a graph node that holds an array."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from minigrad.backward import blame, flow
from minigrad.errors import DTypeError, GradientError, ShapeError
from minigrad.graph import Node, new, results
from minigrad.operators import Operators
from minigrad.shapes import Array, Shape


class Tensor(Operators):
    """An array that remembers how it was computed.

    Integers and booleans become float64; an array of floats is kept as it is, not copied.

    >>> x = Tensor([1.0, 2.0, 3.0], requires_grad=True)
    >>> (x * x).sum().backward()
    >>> x.grad
    array([2., 4., 6.])
    """

    __slots__ = ()

    def __init__(
        self, data: ArrayLike, *, requires_grad: bool = False, name: str | None = None
    ) -> None:
        array = _real(data)
        if array.dtype.kind != "f":
            array = array.astype(np.float64)
        super().__init__(array, requires_grad=requires_grad, name=name)

    def constant(self, value: Any) -> Tensor:
        # Whatever meets me follows my dtype: 0.5 must not turn float32 into float64.
        node = new(Tensor)
        array = _real(value).astype(self.data.dtype, copy=False)
        Node.__init__(node, array)
        return node

    def held(self, value: Any, parents: tuple[Node, ...]) -> Array:
        return np.asarray(value)

    # -- the gradient -------------------------------------------------------------------

    def backward(self, grad: ArrayLike | None = None) -> None:
        """Add the gradient of this tensor to ``.grad`` of every leaf that requires one.

        Args:
            grad: the gradient of the objective with respect to this tensor, of its shape.
                A tensor of one number may leave it out: then it is the objective itself.
        """
        if grad is None and self.size != 1:
            raise GradientError(
                f"backward() starts from one number, and this tensor has shape {self.shape}\n"
                "  hint: reduce it first, as in loss.mean().backward(), or pass backward(grad)"
            )
        seed = np.ones_like(self.data) if grad is None else np.asarray(grad, self.dtype)
        if seed.shape != self.shape:
            raise ShapeError(
                "grad has the wrong shape\n"
                f"  expected  {self.shape}, the shape of this tensor\n"
                f"  got       {seed.shape}"
            )
        for node, gradient in flow(self, seed):
            data, total = node.data, node.grad
            total = gradient if total is None else total + gradient
            if total.shape != data.shape:
                blame(self, seed)
            # Of a single number, NumPy makes a scalar; a gradient is an array like its data.
            fits = type(total) is np.ndarray and total.dtype is data.dtype
            node.grad = total if fits else np.asarray(total, data.dtype)

    def zero_grad(self) -> None:
        """Forget the gradient."""
        self.grad = None

    def detach(self) -> Tensor:
        """The same numbers as a leaf: no gradient flows through it."""
        return Tensor(self.data)

    # -- what it holds ------------------------------------------------------------------

    @property
    def shape(self) -> Shape:
        return self.data.shape

    @property
    def ndim(self) -> int:
        return self.data.ndim

    @property
    def size(self) -> int:
        return self.data.size

    @property
    def dtype(self) -> np.dtype[Any]:
        return self.data.dtype

    @property
    def T(self) -> Tensor:  # noqa: N802  (NumPy's name)
        """The transposed matrix; for more than two axes there is ``.mT``."""
        if self.ndim != 2:
            raise ShapeError(
                f".T turns a matrix, and this tensor has shape {self.shape}\n"
                "  hint: .mT swaps the last two axes and leaves the batch alone"
            )
        return self.swapaxes(0, 1)

    @property
    def mT(self) -> Tensor:  # noqa: N802  (NumPy's name)
        """Every matrix transposed: the last two axes trade places."""
        if self.ndim < 2:
            raise ShapeError(f".mT needs at least two axes, and this tensor has shape {self.shape}")
        return self.swapaxes(-1, -2)

    def numpy(self) -> Array:
        """The bare array."""
        return self.data

    def item(self) -> float:
        """The one number it holds."""
        return self.data.item()

    def __float__(self) -> float:
        return float(self.data.item())

    def __bool__(self) -> bool:
        return bool(self.data)

    def __len__(self) -> int:
        if not self.ndim:
            raise TypeError("a tensor of a single number has no length")
        return len(self.data)

    def __iter__(self) -> Iterator[Tensor]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        numbers = np.array2string(self.data, precision=4, separator=", ", prefix="Tensor(")
        dtype = "" if self.dtype == np.float64 else f", dtype={self.dtype}"
        made = f", op={self.op!r}" if self.op else ", requires_grad=True" * self.requires_grad
        return f"Tensor({numbers}{dtype}{made})"

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> Array:
        if self.requires_grad:
            raise TypeError(
                "NumPy cannot carry gradients, so it does not get this tensor as an array\n"
                "  hint: use minigrad's function of that name, or .numpy() where no gradient is due"
            )
        array = self.data if dtype is None else self.data.astype(dtype, copy=False)
        return array.copy() if copy else array


Tensor.result = results(Tensor, np.ndarray)  # type: ignore[method-assign]

if int(np.__version__.split(".")[0]) < 2:
    _result: Any = Tensor.result

    def _widened(
        self: Tensor, value: Any, op: str, parents: Any, vjp: Any, wanted: bool = True
    ) -> Node:
        # Single numbers followed rules of their own; now the wider dtype wins, as for arrays.
        wide = np.result_type(*(parent.data.dtype for parent in parents))
        return _result(self, np.asarray(value, wide), op, parents, vjp, wanted)

    Tensor.result = _widened  # type: ignore[assignment, method-assign]


class Parameter(Tensor):
    """A tensor that is learnt: it requires a gradient, and a Module finds it."""

    __slots__ = ()

    def __init__(self, data: ArrayLike, *, name: str | None = None) -> None:
        super().__init__(np.array(data), requires_grad=True, name=name)


def _real(data: Any) -> Array:
    """``data`` as an array of real numbers; None and text are none."""
    array = np.asarray(data)
    if array.dtype.kind not in "fbiu":
        raise DTypeError(
            "data must be real numbers\n"
            "  expected  floats, integers or booleans\n"
            f"  got       {'None' if data is None else array.dtype}"
        )
    return array
