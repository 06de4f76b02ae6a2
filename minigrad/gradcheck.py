"""Compare a backward pass with finite differences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from minigrad.backward import flow
from minigrad.errors import GradientError
from minigrad.graph import Node
from minigrad.scalar import Value
from minigrad.shapes import Array
from minigrad.tensor import Tensor


def gradcheck(
    function: Callable[..., Any],
    *inputs: Any,
    step: float = 1e-6,
    tolerance: float = 1e-6,
    rng: np.random.Generator | None = None,
) -> None:
    """Raise an AssertionError unless ``function``'s gradients agree with central differences.

    ∂f/∂x ≈ (f(x + step) - f(x - step)) / (2 · step), one coordinate after the other

    The output is weighed with random numbers before it is summed, not with ones: every row of
    softmax's Jacobian adds up to zero, so that ones would hide any error in it.

    Args:
        function: takes the inputs as nodes, gives a node or a tuple of nodes.
        inputs: arrays of floats, Tensors and Values are differentiated, in float64; a Tensor that
            requires no gradient, and everything else (ids, masks), is passed on as it is.
        step: how far each coordinate is moved, either way.
        tolerance: the largest difference allowed, relative to 1 + the size of the gradient.
        rng: where the random weights come from.
    """
    rng = rng or np.random.default_rng(0)
    nodes = [_fresh(given) for given in inputs]
    outputs = _outputs(function, nodes)
    seeds = [rng.standard_normal(np.shape(output.data)) for output in outputs]
    found: dict[Node, Any] = {}
    for output, seed in zip(outputs, seeds, strict=True):
        if output.requires_grad:
            for node, gradient in flow(output, seed, checked=True):
                found[node] = found[node] + gradient if node in found else gradient

    def values() -> list[Any]:
        return [output.data for output in _outputs(function, nodes)]

    for index, node in enumerate(nodes):
        if isinstance(node, Node) and node.requires_grad:
            analytic = np.asarray(found.get(node, np.zeros(np.shape(node.data))))
            _compare(index, analytic, _central_differences(values, seeds, node, step), tolerance)


def _fresh(given: Any) -> Any:
    """A leaf of our own for everything differentiable, so that the caller's stays untouched."""
    if isinstance(given, Value):
        return Value(given.data)
    if isinstance(given, Tensor):
        return Tensor(np.array(given.data, np.float64), requires_grad=given.requires_grad)
    if isinstance(given, float) or getattr(given, "dtype", np.dtype(bool)).kind == "f":
        return Tensor(np.array(given, np.float64), requires_grad=True)
    return given


def _outputs(function: Callable[..., Any], nodes: list[Any]) -> list[Node]:
    result = function(*nodes)
    outputs = list(result) if isinstance(result, (tuple, list)) else [result]
    for output in outputs:
        if not isinstance(output, Node):
            raise GradientError(
                "function gave something without a gradient\n"
                f"  expected  a Tensor, a Value or a tuple of them\n"
                f"  got       {type(output).__name__}"
            )
    return outputs


def _central_differences(
    values: Callable[[], list[Any]], seeds: list[Any], node: Node, step: float
) -> Array:
    original = node.data
    numeric = np.zeros(np.shape(original))
    for place in np.ndindex(numeric.shape):
        moved = []
        for sign in (+1, -1):
            shifted = np.array(original)
            shifted[place] += sign * step
            node.data = shifted if isinstance(node, Tensor) else float(shifted)
            moved.append(values())
        # Number by number before summing: beside a mask's -1e9 the small ones would be lost.
        rises = [((up - down) * seed).sum() for up, down, seed in zip(*moved, seeds, strict=True)]
        numeric[place] = sum(rises) / (2 * step)
    node.data = original
    return numeric


def _compare(index: int, analytic: Array, numeric: Array, tolerance: float) -> None:
    error = np.abs(analytic - numeric) / (1 + np.abs(numeric))
    wrong = ~(error <= tolerance)  # a NaN is wrong, too
    if wrong.any():
        place = tuple(map(int, np.argwhere(wrong)[0]))
        raise AssertionError(
            f"the gradient with respect to argument {index} is wrong at {place}, "
            f"and at {wrong.sum()} of {wrong.size} places in all\n"
            f"  backward pass      {analytic[place]:+.6e}\n"
            f"  finite difference  {numeric[place]:+.6e}"
        )
