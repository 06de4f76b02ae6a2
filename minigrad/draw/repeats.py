"""Repeats: layers of one list, or rounds of one loop, that are alike are drawn once.

Only siblings fold: calls in one and the same call, of modules ``name.0``, ``name.1``, … of a list
or of one module over and over, and only if everything inside is alike. So ``norm1`` and ``norm2``
stay two places. What stands between two rounds of a loop belongs to the round before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from minigrad.draw.alike import Signature, local_order, signature
from minigrad.draw.between import between
from minigrad.draw.calls import NOWHERE, Graph


@dataclass(slots=True)
class Repeats:
    """What was folded: of each family the first member stays and stands for the others."""

    #: By node or call that is not drawn: its family, and the twin that is drawn in its place.
    node_twin: dict[int, tuple[int, int]] = field(default_factory=dict)
    call_twin: dict[int, int] = field(default_factory=dict)
    #: For each family which member a node belongs to.
    member: list[dict[int, int]] = field(default_factory=list)
    #: How many times what one call made is there, and what stands alone between two members.
    count: dict[int, int] = field(default_factory=dict)
    times: dict[int, int] = field(default_factory=dict)

    def shown(self, node: int) -> int:
        """The node that is drawn for this one."""
        while node in self.node_twin:
            node = self.node_twin[node][1]
        return node

    def edge(self, source: int, target: int) -> tuple[int, int] | None:
        """The same line between what is drawn; None from one member of a family to the next."""
        while True:
            family = min((self.node_twin[n][0] for n in (source, target) if n in self.node_twin),
                         default=None)
            if family is None:
                return source, target
            member = self.member[family]
            if source in member and target in member and member[source] != member[target]:
                return None
            source, target = (
                self.node_twin[n][1] if self.node_twin.get(n, (-1,))[0] == family else n
                for n in (source, target)
            )


def find_repeats(graph: Graph) -> Repeats:
    """Fold all families, the outermost first; what is in a copy needs no folding of its own."""
    return _Folding(graph).repeats


class _Folding:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.repeats = Repeats()
        self.users = graph.users()
        self.children: dict[int, list[int]] = {}
        self.inside: dict[int, list[int]] = {NOWHERE: list(range(len(graph.order)))}
        for number, call in enumerate(graph.calls):
            self.children.setdefault(call.parent, []).append(number)
        for node, scope in enumerate(graph.scope):
            for around in graph.around(scope):
                self.inside.setdefault(around, []).append(node)
        stack = [NOWHERE]
        while stack:
            outer = stack.pop()
            for family in self._families(outer):
                # What stands between the layers of one family may be a family of its own.
                if not any(member in self.repeats.call_twin for member in family):
                    self._fold(outer, family)
            stack += [c for c in self.children.get(outer, []) if c not in self.repeats.call_twin]

    # -- who may be a repeat of whom -----------------------------------------------------------

    def _families(self, parent: int) -> list[list[int]]:
        """Child calls that repeat each other, in runs of two and more."""
        candidates: dict[tuple[str, object], list[int]] = {}
        for call in self.children.get(parent, []):
            if call in self.inside:
                for key in self._keys(call):
                    candidates.setdefault(key, []).append(call)
        found: list[list[int]] = []
        taken: set[int] = set()
        for key, calls in candidates.items():
            calls = sorted(set(calls) - taken, key=self._begin)
            if len(calls) > 1 and (key[0] == "list" or self._is_loop(calls)):
                runs = self._alike(calls)
                found += runs
                taken.update(call for run in runs for call in run)
        return found

    def _begin(self, call: int) -> int:
        """The first op of a call. Leaves stand earlier, in no order that says anything."""
        return next(node for node in self.inside[call] if self.graph.inputs[node])

    def _keys(self, call: int) -> list[tuple[str, object]]:
        """The families that a call might belong to: a list of modules, a loop over one module."""
        item = re.fullmatch(r"(.*)\.\d+", self.graph.calls[call].path)
        loop = ("loop", id(self.graph.calls[call].module))
        return [("list", item[1]), loop] if item else [loop]

    def _is_loop(self, calls: Sequence[int]) -> bool:
        """True if each call works on what the one before it made."""
        last = {}
        for number, call in enumerate(calls):
            last.update(dict.fromkeys(self.inside[call], number))
        reached = self._reach(calls, last)
        return all(number - 1 in {m for n in self.inside[call] for p in self.graph.inputs[n]
                                  for m in reached.get(p, ())}
                   for number, call in enumerate(calls) if number)

    def _reach(self, calls: Sequence[int], member: dict[int, int]) -> dict[int, set[int]]:
        """By node which members it was made from at last: those that no other lies behind."""
        found: dict[int, set[int]] = {}
        parent = self.graph.calls[calls[0]].parent
        for node in self.inside[parent]:
            if node in member:
                found[node] = {member[node]}
            else:
                before = [found[p] for p in self.graph.inputs[node] if p in found]
                if before:
                    found[node] = {max(max(members) for members in before)}
        return found

    def _alike(self, calls: Sequence[int]) -> list[list[int]]:
        runs: list[list[int]] = []
        before: Signature = ()
        for call in calls:
            said = signature(self.graph, call, self._order(call))
            if runs and said == before:
                runs[-1].append(call)
            else:
                runs.append([call])
            before = said
        return [run for run in runs if len(run) > 1]

    def _order(self, call: int) -> list[int]:
        return local_order(self.graph, self.users, self.inside[call])

    # -- folding one family --------------------------------------------------------------------

    def _fold(self, parent: int, calls: list[int]) -> None:
        orders = [self._order(call) for call in calls]
        rests = between(self.graph, self.users, self.inside[parent], orders)
        if rests is None:
            return
        repeats, number = self.repeats, len(self.repeats.member)
        member: dict[int, int] = {}
        for count, (order, rest) in enumerate(zip(orders, rests, strict=True)):
            member.update(dict.fromkeys([*order, *rest], count))
        repeats.member.append(member)
        repeats.count[calls[0]] = len(calls)
        for node in rests[0]:
            *_, outermost = [NOWHERE, *self._calls_below(parent, node)]
            if outermost == NOWHERE:
                repeats.times[node] = len(calls)
            else:
                repeats.count[outermost] = len(calls)
        for order, rest in zip(orders[1:], rests[1:], strict=True):
            for node, twin in zip([*order, *rest], [*orders[0], *rests[0]], strict=True):
                repeats.node_twin[node] = (number, twin)
                self._pair_calls(parent, node, twin)

    def _pair_calls(self, parent: int, node: int, twin: int) -> None:
        """What one call made has a twin: then so have the calls themselves."""
        pairs = zip(self._calls_below(parent, node), self._calls_below(parent, twin), strict=True)
        self.repeats.call_twin.update((one, other) for one, other in pairs if one != other)

    def _calls_below(self, parent: int, node: int) -> list[int]:
        """The calls in ``parent`` that a node was made in, from the inside out."""
        return list(takewhile(lambda call: call != parent,
                              self.graph.around(self.graph.scope[node])))
