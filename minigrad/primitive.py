"""How a rule on plain numbers or arrays becomes a differentiable op on nodes.

A rule is a function that returns its value together with its VJP:

    @primitive(broadcasts=True)
    def mul(a: Array, b: Array):
        def vjp(g):
            return g * b, g * a

        return a * b, vjp

Its leading parameters annotated ``Array`` (or ``float``, for scalars) with no default are the
differentiable ones; whatever follows (an axis, ids, a shape) is passed on as it is.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from minigrad.errors import DTypeError, GradientError, IdError, MinigradError, ShapeError
from minigrad.graph import VJP, Node
from minigrad.shapes import Axes, documented_shapes, sum_to

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
    if parameters[0].kind is inspect.Parameter.VAR_POSITIONAL:
        return None
    return sum(parameter.annotation in ("Array", "float") for parameter in parameters
               if parameter.default is parameter.empty)


def _fitted(name: str, vjp: VJP, value: Any, data: list[Any], broadcasts: bool) -> VJP:
    """The rule's VJP, with each gradient brought to, or checked against, its argument's shape."""
    if isinstance(value, float):
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
    """Say what NumPy refused, naming the op, the argument and the axis."""
    if isinstance(error, MinigradError):
        return error
    name = rule.__name__.strip("_")
    shapes = [np.shape(array) for array in data]
    labels = list(inspect.signature(rule).parameters)
    axes = Axes()
    try:
        for what, spec in documented_shapes(rule).items():
            if what in labels and len(shapes[labels.index(what)]) > 1:
                axes.check(what, shapes[labels.index(what)], spec)
    except ShapeError as mismatch:
        return ShapeError(f"{name}: {mismatch}")
    clash = _clash(shapes, labels) if broadcasts else ""
    kind = {IndexError: IdError, TypeError: DTypeError}.get(type(error), ShapeError)
    given = ", ".join(str(shape) for shape in shapes)
    return kind(f"{name}: {clash or error}\n  got       {given}")


def _clash(shapes: list[tuple[int, ...]], labels: list[str]) -> str:
    """The first axis, counted from the right, along which the first two shapes cannot meet."""
    first, second = shapes[:2] if len(shapes) > 1 else ((), ())
    for axis in range(-1, -min(len(first), len(second)) - 1, -1):
        a, b = first[axis], second[axis]
        if a != b and 1 not in (a, b):
            return (f"the shapes do not broadcast: axis {axis} is {a} in {labels[0]} "
                    f"and {b} in {labels[1]}")
    return ""
