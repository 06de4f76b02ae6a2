"""A graph read for drawing: every node numbered, and the calls of modules that it was made in.

The calls form a tree: a call of a layer stands in the call of the model. What a call made is
never interrupted by anything else, so it can be drawn as one box without closing a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from minigrad.graph import Node, topological_order
from minigrad.module import Module

#: Outside of every call.
NOWHERE = -1


@dataclass(slots=True)
class Call:
    """One call of a module: where it stands in the model, and in which call."""

    module: Any
    path: str
    parent: int
    depth: int

    @property
    def kind(self) -> str:
        """The name of the module's class."""
        return type(self.module).__name__


@dataclass(slots=True)
class Graph:
    """Nodes numbered so that each comes after its inputs, and the call that each belongs to."""

    order: tuple[Node, ...]
    inputs: list[tuple[int, ...]]
    scope: list[int]
    calls: list[Call]
    outputs: list[int]
    #: What the parameters of the outermost modules are called there.
    paths: dict[int, str] = field(default_factory=dict)

    def users(self) -> list[list[int]]:
        """For each node those made from it, once for each use."""
        found: list[list[int]] = [[] for _ in self.order]
        for node, inputs in enumerate(self.inputs):
            for parent in inputs:
                found[parent].append(node)
        return found

    def around(self, call: int) -> Iterator[int]:
        """A call and those that it was made in, from the inside out."""
        while call != NOWHERE:
            yield call
            call = self.calls[call].parent


def graph_of(outputs: Sequence[Node], names: Mapping[int, str]) -> Graph:
    """Read everything that ``outputs`` were computed from.

    ``names``: what the reader calls an outermost module, by its id.
    """
    order = order_of(outputs)
    number = {node: place for place, node in enumerate(order)}
    inputs = [tuple(number[parent] for parent in node.parents) for node in order]
    calls = _Calls(names)
    # What has no parents was made somewhere, but belongs to where it is used.
    scope = [calls.number(node.made_in) if node.parents else NOWHERE for node in order]
    graph = Graph(tuple(order), inputs, scope, calls.found,
                  [number[output] for output in outputs], calls.paths)
    _place_leaves(graph)
    return graph


def order_of(outputs: Sequence[Node]) -> list[Node]:
    """Every node behind ``outputs``, each after all of its parents."""
    end = Node(0.0)
    end.parents = tuple(outputs)
    return topological_order(end)[:-1]


class _Calls:
    """The calls met so far, each numbered after the one it was made in."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self.found: list[Call] = []
        self.paths: dict[int, str] = {}
        self._names = names
        self._numbers: dict[int, int] = {}
        self._inside: dict[int, dict[int, str]] = {}

    def number(self, made_in: Any) -> int:
        new = []
        while made_in is not None and id(made_in) not in self._numbers:
            new.append(made_in)
            made_in = made_in[1]
        at = NOWHERE if made_in is None else self._numbers[id(made_in)]
        for call in reversed(new):
            at = self._add(call, at)
        return at

    def _add(self, made_in: Any, parent: int) -> int:
        module = made_in[0]
        if parent == NOWHERE:
            path, depth = self._names.get(id(module), ""), 0
            self._walk(module)
        else:
            depth = self.found[parent].depth + 1
            root = parent
            while self.found[root].parent != NOWHERE:
                root = self.found[root].parent
            inside = self._inside[id(self.found[root].module)]
            if id(module) not in inside:
                # Handed over by the caller: it has no path, and so it is called by its class.
                name = self._names.get(id(module), type(module).__name__.lower())
                self._learn(module, inside, name)
            path = inside[id(module)]
        self._numbers[id(made_in)] = len(self.found)
        self.found.append(Call(module, path, parent, depth))
        return len(self.found) - 1

    def _walk(self, root: Any) -> None:
        """Learn what all parts of an outermost module are called."""
        if id(root) in self._inside:
            return
        inside = self._inside[id(root)] = {}
        self._learn(root, inside, "")

    def _learn(self, module: Module, inside: dict[int, str], start: str) -> None:
        """Note the paths of the modules and parameters in a module that is called ``start``."""
        for path, part in module.named_modules():
            inside.setdefault(id(part), ".".join(filter(None, (start, path))))
        for path, parameter in module.named_parameters():
            self.paths.setdefault(id(parameter), ".".join(filter(None, (start, path))))


def _place_leaves(graph: Graph) -> None:
    """A leaf belongs to the innermost call that all of its users belong to.

    What came from outside, and is no parameter of a module, stays outside.
    """
    for node, users in enumerate(graph.users()):
        value = graph.order[node]
        inner = value.made_in is not None or id(value) in graph.paths
        if not graph.inputs[node] and users and inner:
            scope = graph.scope[users[0]]
            for user in users[1:]:
                scope = _common(graph, scope, graph.scope[user])
            graph.scope[node] = scope if node not in graph.outputs else NOWHERE


def _common(graph: Graph, one: int, other: int) -> int:
    """The innermost call around both."""
    calls = graph.calls
    while one != other:
        # The deeper of the two steps out, so that they meet.
        if other == NOWHERE or (one != NOWHERE and calls[one].depth >= calls[other].depth):
            one = calls[one].parent
        else:
            other = calls[other].parent
    return one
