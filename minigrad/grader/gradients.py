"""The gradients of an answer against the slopes of what it computes.

The result is weighed by random numbers, never by ones: the sum of a softmax is constant, so an
upstream gradient of ones would find every gradient of it to be zero, right or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from minigrad import Parameter, Tensor
from minigrad.grader.compare import counted, first
from minigrad.grader.describe import facts, is_tensor, kind, number, told_apart
from minigrad.grader.record import copied, observe
from minigrad.shapes import Array
from minigrad.words import say

#: How far to either side a number is moved, and how far apart the two slopes may lie.
STEP = 1e-6
TOLERANCE = 1e-5
#: A slope this many times smaller than the result is nothing but rounding.
NEGLIGIBLE = 1e-3

Run = Callable[[], list[Any]]


def assert_gradients(
    function: Callable[..., object],
    *inputs: Array,
    what: str,
    names: Sequence[str] = (),
    parameters: Mapping[str, Parameter] | None = None,
) -> None:
    """``backward`` through ``function`` gives its slopes, for each input and each parameter.

    ``function`` takes Tensors and returns a Tensor or several.  Integer and boolean arrays are
    passed to it as they are.  A gradient of None counts as zeros.
    """
    arguments = [_argument(array) for array in inputs]
    called = names or [say("input {number}", number=i + 1) for i in range(len(inputs))]
    leaves = {
        say("the gradient of {what} with respect to {name}", what=what, name=name): leaf
        for name, leaf in [*zip(called, arguments, strict=True), *(parameters or {}).items()]
        if isinstance(leaf, Tensor)
    }

    def run() -> list[Any]:
        result = function(*arguments)
        return list(result) if isinstance(result, (tuple, list)) else [result]

    with _set_aside(*(parameters or {}).values()):
        outputs = run()
        if cut := _cut(outputs, what):
            for key in leaves:
                observe(key, "gradient", None, None, cut)
            return
        for key, gradient, slopes, allowed in _gradients(leaves, outputs, run):
            text = _complaint(key, gradient, slopes, allowed)
            observe(key, "gradient", _numbers(gradient, slopes), slopes, text)


def _argument(array: Array) -> Tensor | Array:
    """A copy of an input, as a Tensor if it can have a gradient."""
    array = np.array(array)
    if array.dtype.kind != "f":
        return array
    return Tensor(array.astype(np.float64), requires_grad=True)


@contextmanager
def _set_aside(*parameters: Parameter) -> Iterator[None]:
    """Work on float64 copies of the parameters; give them back as they were, come what may."""
    before = [(parameter, parameter.data, parameter.grad) for parameter in parameters]
    try:
        for parameter in parameters:
            parameter.data, parameter.grad = np.array(parameter.data, dtype=np.float64), None
        yield
    finally:
        for parameter, data, grad in before:
            parameter.data, parameter.grad = data, grad


def _cut(outputs: list[Any], what: str) -> str | None:
    """Why no gradient can come back from this result; None if one can."""
    for output in outputs:
        if not is_tensor(output):
            text = say("{what}: no gradient can flow back through this result", what=what)
            return text + facts((say("expected"), say("a Tensor")), (say("got"), kind(output)))
        if not output.requires_grad:
            text = say("{what}: the graph is cut, so no gradient can flow back", what=what)
            hint = say("somewhere .data, .numpy() or a function of NumPy turned it into an array")
            return text + facts((say("hint"), hint))
    return None


def _gradients(
    leaves: Mapping[str, Tensor], outputs: list[Tensor], run: Run
) -> Iterator[tuple[str, Array | None, Array, float]]:
    """For each leaf the gradient that arrived, the slopes, and how far they may lie apart."""
    rng = np.random.default_rng(0)
    upstreams = [rng.standard_normal(output.shape) for output in outputs]
    for output, upstream in zip(outputs, upstreams, strict=True):
        output.backward(upstream)
    arrived = {key: leaf.grad for key, leaf in leaves.items()}
    floor = NEGLIGIBLE * (1.0 + max(_largest(output.data) for output in outputs))
    for key, leaf in leaves.items():
        slopes = _slopes(leaf, upstreams, run)
        yield key, arrived[key], slopes, TOLERANCE * max(_largest(slopes), floor)


def _slopes(leaf: Tensor, upstreams: list[Array], run: Run) -> Array:
    """How the weighed result changes with each number of ``leaf``: central differences."""
    slopes = np.zeros(leaf.shape)
    for index in np.ndindex(leaf.shape):
        middle = leaf.data[index]
        leaf.data[index] = middle + STEP
        above = [copied(output.data) for output in run()]
        leaf.data[index] = middle - STEP
        below = [copied(output.data) for output in run()]
        leaf.data[index] = middle
        rises = zip(above, below, upstreams, strict=True)
        slopes[index] = sum(((a - b) * u).sum() for a, b, u in rises) / (2 * STEP)
    return slopes


def _largest(array: Array) -> float:
    return float(np.abs(array).max(initial=0.0))


def _numbers(gradient: Array | None, slopes: Array) -> Array:
    return np.zeros(slopes.shape) if gradient is None else copied(gradient)


def _complaint(what: str, gradient: Array | None, slopes: Array, allowed: float) -> str | None:
    """What is wrong with a gradient; None where nothing is."""
    found = _numbers(gradient, slopes)
    if found.shape != slopes.shape:
        text = say("{what}: the shape is wrong", what=what)
        return text + facts((say("expected"), str(slopes.shape)), (say("got"), str(found.shape)))
    wrong = ~(np.abs(found - slopes) <= allowed)
    if not wrong.any():
        return None
    expected, got = told_apart(slopes[first(wrong)], found[first(wrong)])
    if gradient is None:
        text = say("{what}: it never arrived, the way from the result back is cut", what=what)
        return text + facts((say("expected"), expected), (say("got"), "None"))
    text = counted(wrong, what) + facts((say("expected"), expected), (say("got"), got))
    ratio = _constant_ratio(found, slopes, allowed)
    if ratio is not None:
        all_alike = say("each number is {ratio} times what it should be", ratio=number(ratio))
        text += facts((say("ratio"), all_alike))
    return text


def _constant_ratio(found: Array, slopes: Array, allowed: float) -> float | None:
    """The factor by which all numbers are off, if it is one and the same."""
    clear = np.abs(slopes) > 1000 * allowed
    if clear.sum() < 2:
        return None
    ratios = found[clear] / slopes[clear]
    return float(ratios[0]) if np.ptp(ratios) <= 1e-3 * abs(ratios[0]) else None
