"""Third step of a layout: places across the layers, so that lines run straight.

Each point has a wish, the mean of where its neighbours would have it. Of all places that keep
the order and the distances, those nearest to the wishes (in the sense of least squares) are
found in one pass, by pooling neighbours whose wishes are in each other's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

#: A neighbour, how far beside its own middle it would have us, and how much that counts.
Pull = tuple[int, float, float]


class Rows:
    """Points in rows, each with a width, and a place that is about to be found."""

    def __init__(
        self, layers: Sequence[Sequence[int]], widths: Sequence[float], gap: float
    ) -> None:
        self.layers = layers
        self.widths = widths
        self.gap = gap
        self.place = [0.0] * len(widths)
        self._offsets = [self._least_offsets(layer) for layer in layers]
        self._left: dict[int, int] = {}
        self._right: dict[int, int] = {}
        for left, right in (pair for layer in layers for pair in pairwise(layer)):
            self._left[right], self._right[left] = left, right
        for layer, offsets in zip(layers, self._offsets, strict=True):
            for point, offset in zip(layer, offsets, strict=True):
                self.place[point] = offset - offsets[-1] / 2

    def relax(
        self, above: Sequence[Sequence[Pull]], below: Sequence[Sequence[Pull]], rounds: int
    ) -> None:
        """Give way to the pulls, downwards and upwards in turn, in the end to both at once."""
        both = [[*up, *down] for up, down in zip(above, below, strict=True)]
        for turn in range(rounds):
            down = turn % 2 == 0
            pulls = both if turn >= rounds // 2 else above if down else below
            for index in range(len(self.layers)) if down else reversed(range(len(self.layers))):
                self._settle(index, [self._wish(point, pulls[point])
                                     for point in self.layers[index]])

    def straighten(self, start: float, trunk: Sequence[int]) -> None:
        """Put as many points of ``trunk`` as there is room for in one straight line.

        The first line goes straight on from ``start``, if it can.
        """
        run: list[int] = []
        wish: float | None = start
        low, high = float("-inf"), float("inf")
        for point in trunk:
            left, right = self._room(point)
            if max(low, left) > min(high, right):
                self._align(run, low, high, wish)
                wish = None
                run, low, high = [], float("-inf"), float("inf")
            run.append(point)
            low, high = max(low, left), min(high, right)
        self._align(run, low, high, wish)

    def _least_offsets(self, layer: Sequence[int]) -> list[float]:
        """How far each point must at least lie from the first."""
        offsets = [0.0]
        for left, right in pairwise(layer):
            offsets.append(offsets[-1] + self._distance(left, right))
        return offsets

    def _distance(self, left: int, right: int) -> float:
        return (self.widths[left] + self.widths[right]) / 2 + self.gap

    def _wish(self, point: int, pulls: Sequence[Pull]) -> tuple[float, float]:
        """Where ``point`` would like to be, and how much."""
        if not pulls:
            return self.place[point], 0.1
        weights = sum(weight for _, _, weight in pulls)
        total = sum((self.place[other] + shift) * weight for other, shift, weight in pulls)
        return total / weights, weights

    def _settle(self, index: int, wishes: Sequence[tuple[float, float]]) -> None:
        """Give the points of one row the places nearest to their wishes.

        Less its offset, each place must be at least the one before: isotonic regression, solved
        by pooling adjacent violators.
        """
        layer, offsets = self.layers[index], self._offsets[index]
        pools: list[tuple[float, float, int]] = []
        for (wish, weight), offset in zip(wishes, offsets, strict=True):
            value, size = wish - offset, 1
            while pools and pools[-1][0] > value:
                before, heft, many = pools.pop()
                value = (before * heft + value * weight) / (heft + weight)
                weight, size = heft + weight, size + many
            pools.append((value, weight, size))
        start = 0
        for value, _, size in pools:
            for at in range(start, start + size):
                self.place[layer[at]] = value + offsets[at]
            start += size

    def _room(self, point: int) -> tuple[float, float]:
        """How far left and right ``point`` could go, with its neighbours where they are."""
        low, high = float("-inf"), float("inf")
        if (left := self._left.get(point)) is not None:
            low = self.place[left] + self._distance(left, point)
        if (right := self._right.get(point)) is not None:
            high = self.place[right] - self._distance(point, right)
        # Rounding may have put two neighbours a hair too close.
        return min(low, self.place[point]), max(high, self.place[point])

    def _align(
        self, run: Sequence[int], low: float, high: float, wish: float | None
    ) -> None:
        if wish is None or not low <= wish <= high:
            middle = sorted(self.place[point] for point in run)[len(run) // 2]
            wish = min(max(middle, low), high)
        for point in run:
            self.place[point] = wish
