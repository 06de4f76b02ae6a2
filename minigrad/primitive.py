"""How a rule on plain numbers or arrays becomes a differentiable op on nodes.

A rule is a function that returns its value together with its VJP:

    @primitive(broadcasts=True)
    def mul(a: Array, b: Array):
        def vjp(g):
            return g * b, g * a

        return a * b, vjp

Its leading parameters annotated ``Array`` with no default are the differentiable ones; whatever
follows (an axis, ids, a shape) is passed on as it is. A rule for single numbers, annotated
``float``, may give its slopes in place of a VJP: ``return a * b, (b, a)``.
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
    IdError,
    MinigradError,
    ShapeError,
)
from minigrad.graph import VJP, Node, Slopes, calls, no_grad
from minigrad.shapes import Array, Axes, Shape, documented_shapes, sum_to

#: What the author of an op writes: arrays in, the value and its VJP out.
Rule = Callable[..., tuple[Any, VJP | Slopes]]

MIXED = (
    "a Tensor and a Value do not mix: they are nodes of two kinds of graph\n"
    "  hint: make both Tensors, as in Tensor(2.0), or both Values; value.data is the bare number,\n"
    "        where no gradient is due"
)


def primitive(*, broadcasts: bool = False) -> Callable[[Rule], Callable[..., Any]]:
    """Turn a rule into an op: on nodes it records its step, on bare arrays it just computes.

    Args:
        broadcasts: NumPy may stretch the arguments against each other. The op then sums each
            gradient back to the shape of its argument, so that the rule need not.
    """

    def decorate(rule: Rule) -> Callable[..., Any]:
        count, alone = _differentiable(rule)
        make = SHORT.get((count, alone), _general)
        return wraps(rule)(make(rule, _name(rule), broadcasts, count))

    return decorate


# Most ops have one differentiable argument, or two and nothing else. Their own short ways through
# spare half of what ``_general`` takes, which is as much as NumPy needs for an op on eight numbers;
# ``*rest, **options`` alone, where there are none, take a tenth of a microsecond.


def _alone(rule: Rule, name: str, broadcasts: bool, count: int | None) -> Callable[..., Any]:
    def op(a: Any) -> Any:
        if not isinstance(a, Node):
            return rule(np.asarray(a))[0]
        try:
            value, vjp = rule(a.data)
        except (ValueError, IndexError, TypeError) as error:
            raise explain(error, rule, (a,), broadcasts) from None
        return a.result(value, name, (a,), vjp, a.requires_grad)

    return op


def _unary(rule: Rule, name: str, broadcasts: bool, count: int | None) -> Callable[..., Any]:
    def op(a: Any, *rest: Any, **options: Any) -> Any:
        if not isinstance(a, Node):
            return rule(np.asarray(a), *rest, **options)[0]
        try:
            value, vjp = rule(a.data, *rest, **options)
        except (ValueError, IndexError, TypeError) as error:
            raise explain(error, rule, (a,), broadcasts) from None
        return a.result(value, name, (a,), vjp, a.requires_grad)

    return op


def _binary(rule: Rule, name: str, broadcasts: bool, count: int | None) -> Callable[..., Any]:
    def op(a: Any, b: Any) -> Any:
        if isinstance(a, Node):
            if not isinstance(b, Node):
                b = a.constant(b)
        elif isinstance(b, Node):
            a = b.constant(a)
        else:
            return rule(np.asarray(a), np.asarray(b))[0]
        x, y = a.data, b.data
        try:
            value, vjp = rule(x, y)
            if broadcasts and x.shape != y.shape and no_grad.recording:
                vjp = _summed(vjp, [x, y])
        except (ValueError, IndexError, TypeError, AttributeError) as error:
            raise explain(error, rule, (a, b), broadcasts) from None
        return a.result(value, name, (a, b), vjp, a.requires_grad or b.requires_grad)

    return op


def _general(rule: Rule, name: str, broadcasts: bool, count: int | None) -> Callable[..., Any]:
    """The op of a rule that has ``count`` differentiable arguments (None: all) and then others."""

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
            if broadcasts:
                vjp = _summed(vjp, data)
        except (ValueError, IndexError, TypeError, AttributeError) as error:
            raise explain(error, rule, parents, broadcasts) from None
        wanted = True in [parent.requires_grad for parent in parents]
        return like.result(value, name, parents, vjp, wanted)

    return op


#: By the number of differentiable arguments, and whether there are no others.
SHORT: dict[tuple[int | None, bool], Callable[..., Any]]
SHORT = {(1, True): _alone, (1, False): _unary, (2, True): _binary}


def _summed(vjp: Any, data: list[Array]) -> VJP:
    """The VJP, with each gradient summed over the axes along which its argument was stretched."""
    shapes = [array.shape for array in data]
    return lambda g: tuple(map(sum_to, vjp(g), shapes))


def _name(rule: Rule) -> str:
    return rule.__name__.strip("_")


def _differentiable(rule: Rule) -> tuple[int | None, bool]:
    """How many leading parameters are differentiable (None: all of a ``*args``), and if all are."""
    parameters = list(inspect.signature(rule).parameters.values())
    first = parameters[0]
    if first.kind is first.VAR_POSITIONAL:
        return None, False
    alike = (first.kind, first.annotation, first.default)
    leading = list(takewhile(lambda p: (p.kind, p.annotation, p.default) == alike, parameters))
    return len(leading), len(leading) == len(parameters)


def explain(error: Exception, rule: Rule, nodes: tuple[Node, ...], broadcasts: bool) -> Exception:
    """Say what was refused. The failure knows its op and arguments, and so it can be drawn."""
    failure = _failure(error, rule, nodes, broadcasts)
    vars(failure).update(op=_name(rule), parents=nodes, made_in=calls.innermost)
    return failure


def _failure(
    error: Exception, rule: Rule, nodes: tuple[Node, ...], broadcasts: bool
) -> Exception:
    """The failure in words that name the op, the argument and the axis."""
    if len({isinstance(node.data, float) for node in nodes}) > 1:
        return TypeError(MIXED)
    if isinstance(error, (MinigradError, AttributeError)):
        return error
    data = [node.data for node in nodes]
    name = _name(rule)
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
