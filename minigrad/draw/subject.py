"""What is drawn: a node, several of them, or what a module makes of example inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.graph import Node, no_grad
from minigrad.module import Module
from minigrad.words import say


def outputs_of(subject: Any, inputs: tuple[Any, ...]) -> list[Node]:
    """The nodes at the end of the graph."""
    if isinstance(subject, Exception):
        return [failed_op(subject)]
    if isinstance(subject, Module):
        subject = _called(subject, inputs)
    elif inputs:
        raise ArgumentError(say(
            "inputs are for a module, and this is none\n"
            "  expected  draw(module, input, …) or draw(tensor)\n"
            "  got       {kind} and {n} inputs",
            kind=type(subject).__name__, n=len(inputs),
        ))
    found = list(dict.fromkeys(_nodes(subject)))
    if not found:
        raise ArgumentError(say(
            "draw() shows how a value was computed\n"
            "  expected  a Tensor, a Value, several of them, or a Module and its inputs\n"
            "  got       {kind}\n"
            "  hint: call the model first, and draw what it returns",
            kind=type(subject).__name__,
        ))
    return found


class Failed(Node):
    """An op that could not be computed: it has arguments and no value."""

    __slots__ = ("reason",)

    reason: str


def failed_op(error: Exception) -> Failed:
    """The op that raised an error, at the end of the graph of its arguments."""
    parents = getattr(error, "parents", ())
    if not parents:
        raise ArgumentError(say(
            "this error does not come from an op, so there is no graph that led to it\n"
            "  expected  a ShapeError of an op on tensors\n"
            "  got       {kind}: {error}",
            kind=type(error).__name__, error=error,
        ))
    node = Failed(np.zeros(()))
    node.op, node.parents = getattr(error, "op", "op"), tuple(parents)
    node.made_in = getattr(error, "made_in", None)
    node.reason = _reason(str(error).splitlines(), node.op)
    return node


def _reason(lines: list[str], op: str) -> str:
    """The line of a message that names the axis, else its first."""
    axis = [line.strip() for line in lines if line.strip().startswith("axis ")]
    return (axis or lines or [""])[0].removeprefix(f"{op}: ")


def _called(module: Module, inputs: tuple[Any, ...]) -> Any:
    """What the module makes of the inputs, with every step on record."""
    if not inputs:
        raise ArgumentError(say(
            "a module alone computes nothing\n"
            "  expected  draw(module, input, …), what you call {kind} with\n"
            "  got       no input",
            kind=type(module).__name__,
        ))
    # Without a gradient nothing remembers how it was made, so the inputs ask for one meanwhile.
    asking = [node for node in _nodes(inputs) if not node.requires_grad]
    recording, no_grad.recording = no_grad.recording, True
    try:
        for node in asking:
            node.requires_grad = True
        return module(*inputs)
    except Exception as error:
        if getattr(error, "parents", ()):
            error.add_note(say("minigrad.draw(error) draws the graph up to the op that failed"))
        raise
    finally:
        no_grad.recording = recording
        for node in asking:
            node.requires_grad = False


def _nodes(thing: Any) -> list[Node]:
    """Every node in lists, tuples and dicts of them, in order."""
    found: list[Node] = []
    stack = [thing]
    while stack:
        part = stack.pop()
        if isinstance(part, Node):
            found.append(part)
        elif isinstance(part, Mapping):
            stack += reversed(list(part.values()))
        elif isinstance(part, (list, tuple)):
            stack += reversed(part)
    return found
