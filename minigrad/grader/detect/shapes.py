"""A shape that is wrong: an axis too few or too many, or one that has another axis's size."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from minigrad.grader.detect.evidence import Evidence, Probe, most, rich
from minigrad.grader.detect.finding import Finding, finding
from minigrad.grader.detect.sizes import AXIS, in_words, sizes
from minigrad.shapes import Array
from minigrad.words import say

#: Ways to lose an axis, in words.
REDUCTIONS: dict[str, Callable[..., Array]] = {
    "the sum": np.sum,
    "the mean": np.mean,
    "the largest": np.max,
    "the first": lambda array, axis: array.take(0, axis),
    "the last": lambda array, axis: array.take(-1, axis),
}


def missing_axis(evidence: Evidence) -> Finding | None:
    """One axis is missing; perhaps because it was summed over."""
    probes = [probe for probe in evidence.wrong_arrays if not probe.same_shape]
    found = most(probes, _missing)
    if found is None:
        return None
    axis, probe = found
    name = probe.axis_in_words(axis)
    lost = most(probes, lambda probe: _reduction(probe, axis))
    if lost is None:
        text = say("In your result {axis} is missing.", axis=name)
        return finding("axis-missing", text)
    text = say("In your result {axis} is missing: it is {reduction} of the right one along it.",
               axis=name, reduction=say(lost[0]))
    return finding("axis-reduced", text)


def _missing(probe: Probe) -> int | None:
    """The axis, counted from the end, without which want has got's shape; None if several are."""
    shape = probe.want.shape
    without = {axis: shape[:axis] + shape[axis + 1 :] for axis in range(len(shape))}
    fitting = [axis for axis, left in without.items() if left == probe.got.shape]
    return fitting[0] - len(shape) if len(fitting) == 1 else None


def _reduction(probe: Probe, axis: int) -> str | None:
    if not rich(probe.got) or probe.got.dtype == bool:
        return None
    return next((how for how, reduce in REDUCTIONS.items()
                 if probe.equal(probe.got, reduce(probe.want, axis=axis))), None)


def wrong_size(evidence: Evidence) -> Finding | None:
    """One axis has the size of another."""
    probes = [probe for probe in evidence.wrong_arrays if not probe.same_shape and probe.given]
    found = most(probes, _wrong_size)
    if found is None:
        return None
    (axis, other), probe = found
    text = say("The size of {axis} should be {want} and is {got}, which is {other}.",
               axis=probe.axis_in_words(axis), want=probe.want.shape[axis],
               got=probe.got.shape[axis], other=other)
    return finding("size-of-another-axis", text)


def _wrong_size(probe: Probe) -> tuple[int, str] | None:
    """The one axis that is of another size, and whose size that is, if only one thing has it."""
    if probe.got.ndim != probe.want.ndim:
        return None
    axes = [a for a in range(-probe.want.ndim, 0) if probe.got.shape[a] != probe.want.shape[a]]
    if len(axes) != 1:
        return None
    known, got = sizes(probe), probe.got.shape[axes[0]]
    found = [size for size, n in known.items() if n == got]
    best = [size for size in found if size.rank == min(size.rank for size in found)]
    if best:
        alone = len(best) == 1 or best[0].rank != AXIS
        return (axes[0], in_words(best)) if alone else None
    own = probe.want.shape[axes[0]]
    others = [size for size, n in known.items() if size.rank == AXIS and n * own == got]
    if len(others) != 1:
        return None
    return axes[0], say("{own} times {other}", own=own, other=in_words(others))
