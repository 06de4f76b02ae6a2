"""Are two calls alike? What each says of itself tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from minigrad.draw.calls import Graph

#: A graph within a graph, said so that two alike say the same.
Signature = tuple[object, ...]


def local_order(
    graph: Graph, users: Sequence[Sequence[int]], nodes: Sequence[int]
) -> list[int]:
    """The nodes in an order that depends on nothing outside: from their results backwards."""
    own, order, seen = set(nodes), [], set()
    ends = [n for n in nodes if any(user not in own for user in users[n])
            or not users[n]]
    stack = [(end, False) for end in reversed(ends)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack += [(p, False) for p in reversed(graph.inputs[node]) if p in own]
    return order


def signature(graph: Graph, call: int, order: Sequence[int]) -> Signature:
    """All that must be alike: ops, shapes, who is made from whom, and in which modules."""
    path = graph.calls[call].path + "."
    place = {node: number for number, node in enumerate(order)}
    outside: dict[int, int] = {}
    calls: dict[int, int] = {}
    said: list[object] = [graph.calls[call].kind]
    for node in order:
        arguments = tuple(
            place[p] if p in place else -1 - outside.setdefault(p, len(outside))
            for p in graph.inputs[node]
        )
        within = []
        for inner in graph.around(graph.scope[node]):
            if inner == call:
                break
            calls.setdefault(inner, len(calls))
            within.append((calls[inner], graph.calls[inner].path.removeprefix(path)))
        data = graph.order[node]
        said.append((data.op, np.shape(data.data), data.requires_grad, arguments, *within))
    return tuple(said)
