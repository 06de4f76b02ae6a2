"""First step of a layout: every box gets a layer, and lines that span layers get stepping stones.

The boxes are numbered in topological order: an edge always leads to a higher number. What lies
in the layers are *points*: the boxes themselves, and after them the stepping stones. A value
used far away has one trunk, a stone in each layer it passes, from which the lines to its users
branch off; so a value with a thousand users takes a thousand stones and not half a million.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

Edge = tuple[int, int]
#: Where a line starts: a box, and how far beside its middle.
Port = tuple[int, float]

#: Above this many stepping stones the longest lines go straight, and may cross boxes.
MOST_STONES = 30_000

#: A value with more users than this stays where it is: asking them all would take long.
MANY_USERS = 32

#: As many layers longer may lines get, so that what is made of one input stands side by side.
DETOUR = 2


@dataclass(slots=True)
class Layers:
    """Which points lie in which layer, and what is joined to what between two layers."""

    rank: list[int]
    layers: list[list[int]]
    above: list[list[int]] = field(default_factory=list)
    below: list[list[int]] = field(default_factory=list)
    trunks: dict[Port, list[int]] = field(default_factory=dict)
    #: For each edge the point it starts from: its source, or a stone of the source's trunk.
    starts: list[int] = field(default_factory=list)
    #: For each edge how far beside the middle of its source it leaves.
    leaves: Sequence[float] = ()

    def port(self, index: int, edges: Sequence[Edge]) -> Port:
        """Where an edge leaves its source; edges with the same port share a trunk."""
        return edges[index][0], self.leaves[index]

    def offset(self, index: int, edges: Sequence[Edge]) -> float:
        """How far beside the middle of the point it starts from an edge leaves."""
        return self.leaves[index] if self.starts[index] == edges[index][0] else 0.0

    def joined(self, edge: Edge, start: int) -> bool:
        """True if a line from ``start`` to the end of ``edge`` stays between two layers."""
        return self.rank[edge[1]] - self.rank[start] == 1


def layered_points(
    count: int,
    edges: Sequence[Edge],
    leaves: Sequence[float] = (),
    first: Collection[int] = (),
    last: Collection[int] = (),
) -> Layers:
    """The layers of ``count`` boxes, each box in a later layer than all that lead to it.

    ``first`` and ``last`` get a layer of their own, before and behind all others.
    """
    rank = ranks(count, edges)
    if first or last:
        inner = [rank[box] for box in range(count) if box not in first and box not in last]
        low, high = min(inner, default=0), max(inner, default=0)
        for box in range(count):
            rank[box] = 0 if box in first else rank[box] - low + bool(first)
        for box in last:
            rank[box] = high - low + bool(first) + 1
    layers: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for box in range(count):
        layers[rank[box]].append(box)
    found = Layers(rank, layers, leaves=leaves or [0.0] * len(edges))
    _add_trunks(found, edges)
    _join(found, edges)
    return found


def ranks(count: int, edges: Sequence[Edge]) -> list[int]:
    """Each box right before its first user, then forward again where that costs no length."""
    users: list[list[int]] = [[] for _ in range(count)]
    inputs: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        users[source].append(target)
        inputs[target].append(source)
    rank = [0] * count
    for box in reversed(range(count)):
        rank[box] = min((rank[user] for user in users[box]), default=1) - 1
    for box in range(count):
        _move_forward(box, rank, users, inputs)
    first = min(rank)
    return [layer - first for layer in rank]


def _move_forward(
    box: int, rank: list[int], users: list[list[int]], inputs: list[list[int]]
) -> None:
    """Move ``box`` up to its inputs, if that costs little more length than it saves.

    So the query, the key and the value made from one input stand side by side, although the
    value is needed later. Leaves that only this box uses come along.
    """
    own = {source for source in inputs[box] if not inputs[source] and set(users[source]) == {box}}
    others = set(inputs[box]) - own
    if not others or any(len(users[source]) > MANY_USERS for source in others):
        return
    earliest = max(rank[source] for source in others) + 1
    saved = 0
    for source in others:
        rest = max((rank[user] for user in users[source] if user != box), default=0 - len(rank))
        saved += max(0, rank[box] - max(rest, earliest))
    if rank[box] - earliest <= saved + DETOUR:
        rank[box] = earliest
        for source in own:
            rank[source] = earliest - 1


def _add_trunks(found: Layers, edges: Sequence[Edge]) -> None:
    """Stepping stones for every value used further away than in the next layer."""
    last: dict[Port, int] = {}
    for index, (_, target) in enumerate(edges):
        port = found.port(index, edges)
        last[port] = max(last.get(port, 0), found.rank[target])
    spans = sorted((end - found.rank[port[0]] - 1, port) for port, end in last.items())
    stones = 0
    for span, port in spans:
        stones += max(span, 0)
        if span < 1 or stones > MOST_STONES:
            continue
        layer = found.rank[port[0]]
        found.trunks[port] = list(range(len(found.rank), len(found.rank) + span))
        found.rank.extend(range(layer + 1, layer + 1 + span))
        for stone in found.trunks[port]:
            found.layers[found.rank[stone]].append(stone)


def _join(found: Layers, edges: Sequence[Edge]) -> None:
    """Note who is whose neighbour from layer to layer."""
    found.above = [[] for _ in found.rank]
    found.below = [[] for _ in found.rank]

    def join(upper: int, lower: int) -> None:
        found.below[upper].append(lower)
        found.above[lower].append(upper)

    for (box, _), trunk in found.trunks.items():
        for upper, lower in zip([box, *trunk], trunk, strict=False):
            join(upper, lower)
    for index, (source, target) in enumerate(edges):
        steps = found.rank[target] - found.rank[source] - 1
        port = found.port(index, edges)
        start = found.trunks[port][steps - 1] if steps > 0 and port in found.trunks else source
        found.starts.append(start)
        if found.joined((source, target), start):
            join(start, target)
