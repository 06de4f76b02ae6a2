"""How the weighed result of a function changes with its inputs, by moving them a little.

Number by number that takes two calls for each; along a few random lines it takes two for each
line, and a gradient that is wrong anywhere does not fit them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from minigrad import Tensor
from minigrad.grader.record import copied
from minigrad.shapes import Array

#: How far to either side a number is moved.
STEP = 1e-6
#: How many random lines are tried, and which part of the allowed error the rise along one may have.
LINES, PART = 3, 0.3

Run = Callable[[], list[Any]]


def slopes_of(leaf: Tensor, upstreams: Sequence[Array], run: Run) -> Array | None:
    """The slope for each number of ``leaf``: central differences.

    None if the function gives results of other shapes when it is called again.
    """
    slopes, direction = np.zeros(leaf.shape), np.zeros(leaf.shape)
    for index in np.ndindex(leaf.shape):
        direction[index] = 1.0
        slope = _slope_along(direction, leaf, upstreams, run)
        if slope is None:
            return None
        slopes[index], direction[index] = slope, 0.0
    return slopes


def fits_along_random_lines(
    leaf: Tensor, gradient: Array, upstreams: Sequence[Array], run: Run, allowed: float
) -> bool:
    """True if the result rises along each of a few random lines as the gradient says."""
    rng = np.random.default_rng(1)
    for _ in range(LINES if gradient.shape == leaf.shape else 0):
        direction = rng.standard_normal(leaf.shape)
        slope = _slope_along(direction, leaf, upstreams, run)
        due = float((gradient * direction).sum())
        if slope is None or not abs(slope - due) <= PART * allowed:
            return False
    return gradient.shape == leaf.shape


def _slope_along(
    direction: Array, leaf: Tensor, upstreams: Sequence[Array], run: Run
) -> float | None:
    """How fast the weighed result rises as ``leaf`` moves; None if its shape changes meanwhile."""
    middle = leaf.data.copy()
    sides = []
    for step in (STEP, -STEP):
        leaf.data[...] = middle + step * direction
        sides.append([copied(output.data) for output in run()])
    leaf.data[...] = middle
    above, below = sides
    shapes = [[array.shape for array in arrays] for arrays in (above, below, upstreams)]
    if not shapes[0] == shapes[1] == shapes[2]:
        return None
    rises = zip(above, below, upstreams, strict=True)
    return float(sum(((a - b) * u).sum() for a, b, u in rises) / (2 * STEP))
