"""Weights that should add up to one along an axis: where they do so instead."""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np

from minigrad.grader.describe import number
from minigrad.grader.detect.evidence import Evidence, Probe, finite, most, rich
from minigrad.grader.detect.finding import Finding, finding
from minigrad.shapes import Array, Shape
from minigrad.words import say


def sums(evidence: Evidence) -> Finding | None:
    """What adds up to one along another axis, or all together, or not at all."""
    probes = [probe for probe in evidence.arrays if _due(probe) is not None]
    found = most(probes, _where)
    if found is None:
        return _along_a_fixed_axis(probes)
    label, probe = found
    due = probe.axis_in_words(_due(probe) or -1)
    if not label:
        return _nowhere(probes, due)
    if len(label) == probe.want.ndim:
        text = say("All numbers together add up to 1; along {due}, each row should.", due=due)
        return finding("sums-to-one-once", text)
    names = [probe.axis_in_words(axis) for axis in label]
    text = say("Your weights add up to 1 along {found}, and should along {due}.",
               found=say(" and ").join(names), due=due)
    return finding("sums-to-one-elsewhere", text)


def _along_a_fixed_axis(probes: list[Probe]) -> Finding | None:
    """An axis that was counted from the front, while the number of axes in front differs."""
    found = most(probes, _from_the_front)
    if found is None:
        return None
    text = say("Your weights add up to 1 along axis {axis}, counted from the front, however many "
               "axes there are; they should along the last.", axis=found[0])
    return finding("sums-to-one-elsewhere", text)


def _nowhere(probes: list[Probe], due: str) -> Finding:
    found = np.concatenate([np.ravel(probe.got.sum(axis=_due(probe))) for probe in probes])
    low, high = number(found.min(), 3), number(found.max(), 3)
    text = say("The weights of a row do not add up to 1 along {due}: the sums reach from {low} to "
               "{high}.", due=due, low=low, high=high)
    if low == high:
        text = say("The weights of every row add up to {low} along {due}, and should to 1.",
                   due=due, low=low)
    return finding("not-shares", text)


def all_or_nothing(evidence: Evidence) -> Finding | None:
    """Weights of which one in each row is 1 and all others are 0."""
    probes = [probe for probe in evidence.arrays if _due(probe) is not None]
    if not most(probes, lambda probe: _is_one_hot(probe) or None):
        return None
    text = say("In every row one weight is 1 and all others are 0: all or nothing, where shares "
               "are due.")
    return finding("all-or-nothing", text)


def _is_one_hot(probe: Probe) -> bool:
    whole = ((probe.got == 0) | (probe.got == 1)).all() and _ones(probe.got, (_due(probe) or -1,))
    return bool(whole) and rich(probe.want)


def _due(probe: Probe) -> int | None:
    """The one axis along which what was wanted adds up to one, counted from the end."""
    want = probe.want
    if want.dtype.kind != "f" or not finite(want, probe.got) or (want < 0).any():
        return None
    axes = [axis for axis in range(-want.ndim, 0) if want.shape[axis] > 1 and _ones(want, (axis,))]
    return axes[0] if len(axes) == 1 else None


def _where(probe: Probe) -> Shape | None:
    """The fewest axes along which what came adds up to one, () if none; None if it is right."""
    got, due = probe.got, _due(probe)
    if due is None or _ones(got, (due,)):
        return None
    axes = [axis for axis in range(-got.ndim, 0) if got.shape[axis] > 1]
    sets = chain.from_iterable(combinations(axes, n) for n in range(1, len(axes) + 1))
    return next((chosen for chosen in sets if _ones(got, chosen)), ())


def _from_the_front(probe: Probe) -> int | None:
    where = _where(probe)
    return where[0] + probe.want.ndim if where and len(where) == 1 else None


def _ones(array: Array, axes: Shape) -> bool:
    return np.allclose(array.sum(axis=axes), 1, atol=1e-4)
