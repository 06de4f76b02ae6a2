"""Second step of a layout: order the points of each layer so that few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise

from minigrad.draw.layers import Layers

#: Above this many points, trying out each pair of neighbours would take longer than it is worth.
FEW_POINTS = 1500


def uncross(found: Layers, sweeps: int) -> None:
    """Reorder ``found.layers`` in place; the best order seen is kept.

    Down and up again, each point moves to the mean place of its neighbours in the layer before.
    """
    best, fewest = _copy(found.layers), _crossings(found)
    for sweep in range(sweeps):
        if not fewest:
            break
        _sweep(found, down=sweep % 2 == 0)
        if len(found.rank) <= FEW_POINTS:
            _swap_neighbours(found)
        crossings = _crossings(found)
        if crossings < fewest:
            best, fewest = _copy(found.layers), crossings
    found.layers[:] = best


def places_of(layer: list[int]) -> dict[int, int]:
    """The place of each point in its layer."""
    return {point: place for place, point in enumerate(layer)}


def _copy(layers: list[list[int]]) -> list[list[int]]:
    return [list(layer) for layer in layers]


def _sweep(found: Layers, *, down: bool) -> None:
    pairs = list(pairwise(range(len(found.layers))))
    if not down:
        pairs = [(lower, upper) for upper, lower in reversed(pairs)]
    neighbours = found.above if down else found.below
    for fixed, moving in pairs:
        _sort_by_mean(found.layers[moving], places_of(found.layers[fixed]), neighbours)


def _sort_by_mean(layer: list[int], place: dict[int, int], neighbours: list[list[int]]) -> None:
    scale = len(place) / len(layer)

    def wish(point: int) -> float:
        near = neighbours[point]
        # Without neighbours there is nothing to be drawn to: stay.
        return sum(place[n] for n in near) / len(near) if near else here[point] * scale

    here = places_of(layer)
    layer.sort(key=wish)


def _crossings(found: Layers) -> int:
    """How many pairs of lines between neighbouring layers cross."""
    total = 0
    for upper, lower in pairwise(found.layers):
        place = places_of(lower)
        ends: list[int] = []
        for point in upper:
            mine = sorted(place[n] for n in found.below[point])
            total += sum(len(ends) - bisect_right(ends, end) for end in mine)
            for end in mine:
                insort(ends, end)
    return total


def _swap_neighbours(found: Layers) -> None:
    """Swap two points that stand side by side wherever fewer lines cross afterwards."""
    for index, layer in enumerate(found.layers):
        up = places_of(found.layers[index - 1]) if index else {}
        down = places_of(found.layers[index + 1]) if index + 1 < len(found.layers) else {}
        for place in range(len(layer) - 1):
            a, b = layer[place], layer[place + 1]
            now = _pair(found.above, up, a, b) + _pair(found.below, down, a, b)
            then = _pair(found.above, up, b, a) + _pair(found.below, down, b, a)
            if then < now:
                layer[place], layer[place + 1] = b, a


def _pair(neighbours: list[list[int]], place: dict[int, int], left: int, right: int) -> int:
    """Crossings between the lines of two points, ``left`` standing left of ``right``."""
    ends = sorted(place[n] for n in neighbours[right])
    return sum(bisect_right(ends, place[n] - 1) for n in neighbours[left])
