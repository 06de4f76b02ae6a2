"""The gradients of an answer against the slopes of what it computes.

The result is weighed by random numbers, never by ones: the sum of a softmax is constant, so an
upstream gradient of ones would find every gradient of it to be zero, right or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from minigrad import Parameter, Tensor
from minigrad.grader.compare import first, wrong_numbers
from minigrad.grader.describe import facts, is_tensor, kind, told_apart
from minigrad.grader.describe import inputs as described
from minigrad.grader.record import copied, judging, observe
from minigrad.grader.slopes import Run, fits_along_random_lines, slopes_of
from minigrad.shapes import Array, Shape
from minigrad.words import say

#: How far from the slope a gradient may lie, relative to the largest.
TOLERANCE = 1e-5
#: A slope this many times smaller than the result is nothing but rounding.
NEGLIGIBLE = 1e-3


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
    given = dict(zip(called, map(np.array, inputs), strict=True))
    leaves = {
        say("the gradient of {what} with respect to {name}", what=what, name=name): leaf
        for name, leaf in [*zip(called, arguments, strict=True), *(parameters or {}).items()]
        if isinstance(leaf, Tensor)
    }

    def run() -> list[Any]:
        result = function(*arguments)
        return list(result) if isinstance(result, (tuple, list)) else [result]

    with _set_aside(*(parameters or {}).values()):
        _observe_each(leaves, run, what, given)


def _observe_each(
    leaves: Mapping[str, Tensor], run: Run, what: str, given: Mapping[str, Array]
) -> None:
    """Note the gradient of each leaf, and what is wrong with it."""
    shapes = _shapes(leaves.values())
    outputs = run()
    if text := _cut(outputs, what) or _reshaped(leaves.values(), shapes, what):
        for key in leaves:
            observe(key, "gradient", None, None, text, given=given)
        return
    upstreams, arrived = _backward(leaves, outputs)
    floor = NEGLIGIBLE * (1.0 + max(_largest(output.data) for output in outputs))
    for key, leaf in leaves.items():
        slopes, text = None, None
        found = _numbers(arrived[key], leaf.shape)
        if judging():
            allowed = TOLERANCE * max(_largest(found), floor)
            fits = fits_along_random_lines(leaf, found, upstreams, run, allowed)
            slopes = found if fits else slopes_of(leaf, upstreams, run)
            text = None if fits else _complaint(key, arrived[key], slopes, floor)
        observe(key, "gradient", found, slopes, text and text + described(given), given=given)


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


def _reshaped(leaves: Iterable[Tensor], shapes: Sequence[Shape], what: str) -> str | None:
    """The sentence for an input whose shape is another one after the call."""
    for leaf, before in zip(leaves, shapes, strict=True):
        if leaf.shape != before:
            text = say("{what}: the call changes the shape of its input in place", what=what)
            return text + facts((say("before"), str(before)), (say("after"), str(leaf.shape)))
    return None


def _backward(
    leaves: Mapping[str, Tensor], outputs: list[Tensor]
) -> tuple[list[Array], dict[str, Array | None]]:
    """What the results are weighed by, and for each leaf the gradient that arrived."""
    rng = np.random.default_rng(11)  # the inputs of the graded tests are drawn from 0
    upstreams = [rng.standard_normal(output.shape) for output in outputs]
    for output, upstream in zip(outputs, upstreams, strict=True):
        output.backward(upstream)
    return upstreams, {key: leaf.grad for key, leaf in leaves.items()}


def _shapes(arrays: Iterable[Array | Tensor]) -> list[Shape]:
    return [array.shape for array in arrays]


def _largest(array: Array) -> float:
    return float(np.abs(array).max(initial=0.0))


def _numbers(gradient: Array | None, shape: Shape) -> Array:
    return np.zeros(shape) if gradient is None else copied(gradient)


def _complaint(what: str, gradient: Array | None, slopes: Array | None, floor: float) -> str | None:
    """What is wrong with a gradient; None where nothing is."""
    if slopes is None:
        text = say("{what}: called again, the function gives a result of another shape", what=what)
        return text + facts((say("hint"), say("something that the first call changed stays so")))
    found = _numbers(gradient, slopes.shape)
    if found.shape != slopes.shape:
        text = say("{what}: the shape is wrong", what=what)
        return text + facts((say("expected"), str(slopes.shape)), (say("got"), str(found.shape)))
    wrong = ~(np.abs(found - slopes) <= TOLERANCE * max(_largest(slopes), floor))
    if not wrong.any():
        return None
    if gradient is None:
        expected, _ = told_apart(slopes[first(wrong)], 0.0)
        text = say("{what}: it never arrived, the way from the result back is cut", what=what)
        return text + facts((say("expected"), expected), (say("got"), "None"))
    return wrong_numbers(found, slopes, wrong, what=what)
