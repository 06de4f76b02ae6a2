"""How a rule on plain numbers or arrays becomes a differentiable op on nodes.

A rule is a function that returns its value together with its VJP:

    @primitive(broadcasts=True)
    def mul(a: Array, b: Array):
        def vjp(g):
            return g * b, g * a

        return a * b, vjp

Its leading parameters annotated ``Array`` (``float``, in a rule for scalars) with no default are
the differentiable ones; whatever follows (an axis, ids, a shape) is passed on as it is.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from itertools import takewhile
from typing import Any

import numpy as np

from minigrad.errors import (
    ArgumentError,
    DTypeError,
    GradientError,
    IdError,
    MinigradError,
    ShapeError,
)
from minigrad.graph import VJP, Node
from minigrad.shapes import Axes, Shape, documented_shapes, sum_to

#: What the author of an op writes: arrays in, the value and its VJP out.
Rule = Callable[..., tuple[Any, VJP]]


def primitive(*, broadcasts: bool = False) -> Callable[[Rule], Callable[..., Any]]:
    """Turn a rule into an op: on nodes it records its step, on bare arrays it just computes.

    Args:
        broadcasts: NumPy may stretch the arguments against each other. The op then sums each
            gradient back to the shape of its argument, so that the rule need not.
    """

    def decorate(rule: Rule) -> Callable[..., Any]:
        count = _differentiable(rule)
        name = rule.__name__.strip("_")

        @wraps(rule)
        def op(*args: Any, **options: Any) -> Any:
            inputs, rest = (args, ()) if count is None else (args[:count], args[count:])
            for like in inputs:
                if isinstance(like, Node):
                    break
            else:
                return rule(*map(np.asarray, inputs), *rest, **options)[0]

            parents = tuple([x if isinstance(x, Node) else like.constant(x) for x in inputs])
            data = [parent.data for parent in parents]
            try:
                value, vjp = rule(*data, *rest, **options)
            except (ValueError, IndexError, TypeError) as error:
                raise explain(error, rule, data, broadcasts) from None
            return like.result(value, name, parents, _fitted(name, vjp, value, data, broadcasts))

        return op

    return decorate


def _differentiable(rule: Rule) -> int | None:
    """How many leading parameters are differentiable; None: all of a ``*args``."""
    parameters = list(inspect.signature(rule).parameters.values())
    first = parameters[0]
    if first.kind is first.VAR_POSITIONAL:
        return None
    alike = (first.kind, first.annotation, first.default)
    leading = takewhile(lambda p: (p.kind, p.annotation, p.default) == alike, parameters)
    return len(list(leading))


def _fitted(name: str, vjp: VJP, value: Any, data: list[Any], broadcasts: bool) -> VJP:
    """The rule's VJP, with each gradient brought to, or checked against, its argument's shape."""
    if type(value) is float:  # np.float64, which is a float too, stands for an array without axes
        return vjp
    shapes = [array.shape for array in data]
    if broadcasts:
        if shapes == [value.shape] * len(shapes):
            return vjp
        return lambda g: tuple(map(sum_to, vjp(g), shapes))

    def checked(g: Any) -> tuple[Any, ...]:
        gradients = vjp(g)
        for index, (gradient, shape) in enumerate(zip(gradients, shapes, strict=True)):
            if gradient.shape != shape:
                raise GradientError(
                    f"the VJP of {name} returned a gradient of the wrong shape\n"
                    f"  expected  {shape}, the shape of argument {index}\n"
                    f"  got       {gradient.shape}"
                )
        return gradients

    return checked


def explain(error: Exception, rule: Rule, data: list[Any], broadcasts: bool) -> Exception:
    """Say what was refused, naming the op, the argument and the axis."""
    if isinstance(error, MinigradError):
        return error
    name = rule.__name__.strip("_")
    given = ", ".join(str(getattr(argument, "shape", argument)) for argument in data)
    if isinstance(data[0], float):
        return ArgumentError(f"{name}: {error}\n  got       {given}")
    arrays = {what: array.shape for what, array in zip(_labels(rule), data, strict=False)}
    specs = {what: spec for what, spec in documented_shapes(rule).items() if what in arrays}
    axes = Axes()
    try:
        for what, spec in specs.items():
            if arrays[what][1:]:
                axes.check(what, arrays[what], spec)
    except ShapeError as mismatch:
        return ShapeError(f"{name}: {mismatch}")
    # Of "... rows inner", only what stands for the dots broadcasts.
    fixed = max((len(spec.split()) - 1 for spec in specs.values()), default=0)
    clash = _clash(arrays, fixed) if broadcasts else ""
    kind = {IndexError: IdError, TypeError: DTypeError}.get(type(error), ShapeError)
    reason = clash or str(error).removeprefix(f"{name}: ")
    return kind(f"{name}: {reason}\n  got       {given}")


def _labels(rule: Rule) -> list[str]:
    """What the arguments of a rule are called, one by one; those of ``*args`` have no names."""
    parameters = inspect.signature(rule).parameters.values()
    return [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]


def _clash(arrays: dict[str, Shape], fixed: int) -> str:
    """The first axis, counted from the right, along which the first two arrays cannot meet.

    Args:
        arrays: The shape of each argument, by its name.
        fixed: How many axes at the end do not broadcast.
    """
    if len(arrays) < 2:
        return ""
    (first, a), (second, b), *_ = arrays.items()
    for axis in range(-1 - fixed, -min(len(a), len(b)) - 1, -1):
        if a[axis] != b[axis] and 1 not in (a[axis], b[axis]):
            return (f"the shapes do not broadcast: axis {axis} is {a[axis]} in {first} "
                    f"and {b[axis]} in {second}")
    return ""
