"""What stands between two layers of a fold: it belongs to the layer before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from minigrad.draw.calls import Graph


def between(
    graph: Graph, users: Sequence[Sequence[int]], nodes: Sequence[int],
    members: Sequence[Sequence[int]],
) -> list[list[int]] | None:
    """For each member of a family the ``nodes`` between it and the next; None if they differ.

    After the last member comes what is like that between the others, or else before the first.
    """
    member = {node: number for number, order in enumerate(members) for node in order}
    behind = dict(member)
    for node in nodes:
        reached = [behind[p] for p in graph.inputs[node] if p in behind]
        if node not in member and reached:
            behind[node] = max(reached)
    ahead: set[int] = set()
    rests: list[list[int]] = [[] for _ in members]
    for node in reversed(nodes):
        if any(user in ahead or user in member for user in users[node]):
            ahead.add(node)
            if node not in member and node in behind:
                rests[behind[node]].insert(0, node)
    return _Rests(graph, users, members, rests).matched(set(nodes))


class _Rests:
    """What stands between two members of a family, such as the + of ``x = x + layer(x)``."""

    def __init__(
        self, graph: Graph, users: Sequence[Sequence[int]], members: Sequence[Sequence[int]],
        rest: list[list[int]],
    ) -> None:
        self.graph, self.users, self.members, self.rest = graph, users, members, rest

    def matched(self, nodes: set[int]) -> list[list[int]] | None:
        """For each member its rest, in the order of the first one's; None if one is different.

        What ``nodes`` hold after the last member as between the others comes after each; the
        others must come before the first as well, like the f of ``x = layer(f(x))``.
        """
        first = self.rest[0]
        if not first:
            return None if any(self.rest) else self.rest
        at_the_end = self._after(len(self.members) - 1, first, nodes)
        after = [node for node in first if node in at_the_end]
        before = [node for node in first if node not in at_the_end]
        found = []
        for number in range(len(self.members)):
            behind, ahead = self._after(number, after, nodes), self._before(number, before, nodes)
            if len(behind) + len(ahead) != len(first):
                return None
            found.append([*(ahead[node] for node in before), *(behind[node] for node in after)])
        # Nothing may be left between two members: it would lead out of the fold and back into it.
        left = set().union(*self.rest).difference(*found)
        return None if left else self._with_leaves(found)

    def _after(self, number: int, wanted: Sequence[int], allowed: set[int]) -> dict[int, int]:
        """For the nodes after the first member their twins after another, as far as there are."""
        twin = dict(zip(self.members[0], self.members[number], strict=True))
        found: dict[int, int] = {}
        taken: set[int] = set()
        for node in wanted:
            fits = [user for p in self.graph.inputs[node] if p in twin
                    for user in self.users[twin[p]]
                    if user in allowed and user not in taken and self._alike(node, user, twin)]
            if fits:
                found[node] = twin[node] = fits[0]
                taken.add(fits[0])
        return found

    def _before(self, number: int, wanted: Sequence[int], allowed: set[int]) -> dict[int, int]:
        """For the nodes before the second member their twins before another."""
        twin = dict(zip(self.members[1], self.members[number], strict=True))
        found: dict[int, int] = {}
        for node in reversed(wanted):
            fits = [self.graph.inputs[twin[user]][argument]
                    for user in self.users[node] if user in twin
                    for argument, source in enumerate(self.graph.inputs[user]) if source == node]
            if fits and fits[0] in allowed and self._alike(node, fits[0], {}):
                found[node] = twin[node] = fits[0]
        return found

    def _alike(self, one: int, other: int, twin: dict[int, int]) -> bool:
        """The same op on the same arguments, in modules that differ by their numbers at most."""
        graph = self.graph
        a, b = graph.order[one], graph.order[other]
        pairs = list(zip(graph.inputs[one], graph.inputs[other], strict=False))
        return (a.op == b.op and np.shape(a.data) == np.shape(b.data)
                and len(graph.inputs[one]) == len(graph.inputs[other])
                and all(twin.get(p, q) == q for p, q in pairs)
                and self._place(one) == self._place(other))

    def _place(self, node: int) -> list[tuple[str, str]]:
        calls = [self.graph.calls[call] for call in self.graph.around(self.graph.scope[node])]
        return [(re.sub(r"(^|\.)\d+(?=\.|$)", r"\1#", call.path), call.kind) for call in calls]

    def _with_leaves(self, rests: list[list[int]]) -> list[list[int]]:
        """With what only the rest of one member uses: the 0.5 of ``x = 0.5 * layer(x)``."""
        wanted: list[tuple[int, int]] = []
        for place, node in enumerate(rests[0]):
            for argument in range(len(self.graph.inputs[node])):
                own = [self.graph.inputs[rest[place]][argument] for rest in rests]
                if len(set(own)) == len(own) and all(
                    not self.graph.inputs[leaf] and self.users[leaf] == [rest[place]]
                    and self._place(leaf) == self._place(own[0])
                    for leaf, rest in zip(own, rests, strict=True)
                ):
                    wanted.append((place, argument))
        return [rest + [self.graph.inputs[rest[place]][argument] for place, argument in wanted]
                for rest in rests]
