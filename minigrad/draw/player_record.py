"""What the gradients did: the engine's own walk backwards, written down while it goes on.

Each VJP runs once, in the engine's order, and no ``.grad`` changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.backward import flow
from minigrad.errors import ShapeError
from minigrad.graph import VJP, Node

#: The place of what stands outside of the graph, from where the first gradient comes.
OUTSIDE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """A gradient comes to a value from one of the ops that used it.

    ``share`` is what comes, ``total`` the sum with all that came before; both None where nobody
    wants to see them. Places count in the order of the graph.
    """

    source: int
    argument: int
    target: int
    nth: int
    share: Any = None
    total: Any = None


def record(
    order: Sequence[Node], outputs: Sequence[Node], seed: Any, shown: Collection[int]
) -> list[Arrival]:
    """Every gradient that arrives anywhere, in the order of arrival.

    Args:
        order: All nodes behind the outputs.
        outputs: Where backward begins.
        seed: The gradient of the output, or of each; None for 1, or random numbers, at those
            that no other output was computed from.
        shown: The places whose gradients are kept, because they will be drawn.

    Raises:
        GradientError: a VJP gives a gradient of the wrong shape.
    """
    begins = [output for output in outputs if output.requires_grad]
    if seed is None:
        # Attention returns its weights, too: a loss asks the end of the graph, not its middle.
        inside = {parent for node in order for parent in node.parents}
        begins = [output for output in begins if output not in inside]
    if not begins:
        return []
    seeds = seeds_for(begins, seed)
    notes = _Notes(order, frozenset(shown))
    objective = _objective(begins, seeds)
    with _listening([objective, *order], notes.take):
        for _ in flow(objective, np.ones(()), checked=True):
            pass
    return notes.arrivals


def seeds_for(outputs: Sequence[Node], seed: Any) -> tuple[Any, ...]:
    """What backward begins with at each output."""
    given = [None] * len(outputs) if seed is None else [seed] if len(outputs) == 1 else list(seed)
    if len(given) != len(outputs):
        raise ShapeError("seed does not fit the outputs\n"
                         f"  expected  a gradient for each of {len(outputs)}\n"
                         f"  got       {len(given)}")
    # Gradients of ones would vanish in softmax and layer_norm, whose outputs have a constant sum.
    rng = np.random.default_rng(0)
    return tuple(_seed_for(output, own, rng) for output, own in zip(outputs, given, strict=True))


def _seed_for(output: Node, seed: Any, rng: np.random.Generator) -> Any:
    if not hasattr(output.data, "shape"):
        return 1.0 if seed is None else float(seed)
    shape, dtype = output.data.shape, output.data.dtype
    if seed is None:
        drawn = np.ones(shape) if output.data.size == 1 else rng.standard_normal(shape).round(1)
        return drawn.astype(dtype)
    array = np.asarray(getattr(seed, "data", seed), dtype)
    if array.shape != shape:
        raise ShapeError("seed has the wrong shape\n"
                         f"  expected  {shape}, the shape of the output\n"
                         f"  got       {array.shape}")
    return array


def _objective(outputs: Sequence[Node], seeds: tuple[Any, ...]) -> Node:
    """A node behind all outputs, which hands each its seed: so one walk serves them all."""
    node = Node(outputs[0].data, requires_grad=True)
    node.op, node.parents, node.vjp = "seed", tuple(outputs), lambda g: seeds
    return node


class _Notes:
    """What has arrived so far."""

    def __init__(self, order: Sequence[Node], shown: frozenset[int]) -> None:
        self.place = {node: place for place, node in enumerate(order)}
        self.shown = shown
        self.arrivals: list[Arrival] = []
        self.count: dict[int, int] = {}
        self.total: dict[int, Any] = {}

    def take(self, node: Node, shares: Sequence[Any]) -> None:
        source = self.place.get(node, OUTSIDE)
        # The engine itself refuses shares that are too few, too many or of the wrong shape.
        for argument, (share, parent) in enumerate(zip(shares, node.parents, strict=False)):
            if parent.requires_grad and np.shape(share) == np.shape(parent.data):
                self._note(source, argument, self.place[parent], share)

    def _note(self, source: int, argument: int, target: int, share: Any) -> None:
        nth = self.count[target] = self.count.get(target, 0) + 1
        if target not in self.shown:
            self.arrivals.append(Arrival(source, argument, target, nth))
            return
        # A copy: the engine may go on and add to the array that it was given.
        own = np.array(share)
        total = own if nth == 1 else self.total[target] + own
        self.total[target] = total
        self.arrivals.append(Arrival(source, argument, target, nth, own, total))


@contextmanager
def _listening(
    order: Sequence[Node], take: Callable[[Node, Sequence[Any]], None]
) -> Iterator[None]:
    """Overhear every VJP; afterwards each node has its own back, whatever happened."""
    own = [(node, node.vjp) for node in order if node.vjp is not None]
    try:
        for node, vjp in own:
            node.vjp = _overheard(node, vjp, take)
        yield
    finally:
        for node, vjp in own:
            node.vjp = vjp


def _overheard(node: Node, vjp: Any, take: Callable[[Node, Sequence[Any]], None]) -> VJP:
    """The VJP, which also tells ``take`` what it gives. Of an op on plain numbers there may be no
    more of it than its slopes."""

    def overheard(g: Any) -> tuple[Any, ...]:
        shares = vjp(g) if callable(vjp) else tuple(g * slope for slope in vjp)
        take(node, shares)
        return shares

    return overheard
