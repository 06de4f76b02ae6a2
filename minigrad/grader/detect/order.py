"""The right numbers in other places: axes exchanged, rows moved, shapes cut anew."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from minigrad.grader.detect.evidence import Evidence, Probe, finite, most, rich
from minigrad.grader.detect.finding import Finding, finding
from minigrad.shapes import Array, Shape
from minigrad.words import say


def axes_exchanged(evidence: Evidence) -> Finding | None:
    """The right result with its axes in another order."""
    probes = [probe for probe in _shuffled(evidence) if probe.want.ndim > 1]
    found = most(probes, _permutation)
    if found is None:
        return None
    order, probe = found
    places = range(-len(order), 0)
    moved = [place for place, axis in zip(places, order, strict=True) if place != axis]
    names = [probe.axis_in_words(axis) for axis in moved]
    if len(names) == 2:
        text = say("Your result is the right one with two axes exchanged: {one} and {other}.",
                   one=names[0], other=names[1])
        return finding("axes-exchanged", text)
    text = say("Your result is the right one with its axes in another order: {names} have changed "
               "places.", names=", ".join(names))
    return finding("axes-exchanged", text)


def _shuffled(evidence: Evidence) -> list[Probe]:
    """What is wrong and holds enough different numbers to say where they went."""
    return [probe for probe in evidence.wrong_arrays if rich(probe.want)]


def _permutation(probe: Probe) -> Shape | None:
    """The order of want's axes that gives got, counted from the end, from the first moved one."""
    got, want = probe.got, probe.want
    if sorted(got.shape) != sorted(want.shape) or want.ndim > 5 or not _same_set(probe):
        return None
    for order in permutations(range(want.ndim)):
        moved = [place for place, axis in enumerate(order) if place != axis]
        if moved and probe.equal(got, want.transpose(order)):
            return tuple(axis - want.ndim for axis in order[moved[0] :])
    return None


def cut_anew(evidence: Evidence) -> Finding | None:
    """The numbers of an input in their old order, only in another shape."""
    found = most(_shuffled(evidence), _input_in_its_order)
    if found is None:
        return None
    text = say("Your result holds the numbers of {name} in their old order: they were cut into "
               "another shape, but no axis was moved.", name=found[0])
    return finding("reshaped-not-moved", text)


def _input_in_its_order(probe: Probe) -> str | None:
    for name, value in probe.given.items():
        if not isinstance(value, np.ndarray) or value.shape == probe.got.shape:
            continue
        if probe.equal(probe.got.ravel(), value.ravel()):
            return name
    return None


def only_the_shape(evidence: Evidence) -> Finding | None:
    """All numbers are right and in the right order; the shape is not."""
    probes = [probe for probe in _shuffled(evidence) if not probe.same_shape]
    found = most(probes, _same_numbers)
    if found is None:
        return None
    texts = {
        "more": say("All numbers are right and in the right order; your result has axes of size "
                    "1 too many."),
        "fewer": say("All numbers are right and in the right order; an axis of size 1 is missing "
                     "in your result."),
        "other": say("All numbers are right and in the right order; only the shape is another "
                     "one."),
    }
    return finding("shape-only", texts[found[0]])


def _same_numbers(probe: Probe) -> str | None:
    got, want = probe.got, probe.want
    if not probe.equal(got.ravel(), want.ravel()):
        return None
    if [n for n in got.shape if n > 1] != [n for n in want.shape if n > 1]:
        return "other"
    return "more" if got.ndim > want.ndim else "fewer"


def moved_along_an_axis(evidence: Evidence) -> Finding | None:
    """Every row stands one place too early or too late, or all stand in reverse."""
    found = most([probe for probe in evidence.arrays if rich(probe.want)], _movement)
    if found is None:
        return None
    (how, axis), probe = found
    name = probe.axis_in_words(axis)
    texts = {
        "late": say("Along {axis} everything stands one place too late: at place 1 stands what "
                    "belongs at place 0.", axis=name),
        "early": say("Along {axis} everything stands one place too early: at place 0 stands what "
                     "belongs at place 1.", axis=name),
        "reversed": say("Along {axis} everything stands in reverse order.", axis=name),
    }
    return finding("reversed" if how == "reversed" else "shifted-by-one", texts[how])


def _movement(probe: Probe) -> tuple[str, int] | None:
    for axis in range(-1, -probe.want.ndim - 1, -1):
        got, want = (np.moveaxis(array, axis, 0) for array in (probe.got, probe.want))
        if len(want) < 3 or not finite(got, want):
            continue
        if probe.equal(got, want[::-1]):
            return "reversed", axis
        if probe.equal(got[1:], want[:-1]) and rich(want[:-1]):
            return "late", axis
        if probe.equal(got[:-1], want[1:]) and rich(want[1:]):
            return "early", axis
    return None


def one_missing(evidence: Evidence) -> Finding | None:
    """The first or the last row is missing, or there is one too many."""
    probes = [probe for probe in evidence.wrong_arrays if not probe.same_shape]
    found = most(probes, _missing)
    if found is None:
        return None
    (how, axis), probe = found
    name = probe.axis_in_words(axis)
    texts = {
        "first": say("The first entry along {axis} is missing; all others are right.", axis=name),
        "last": say("The last entry along {axis} is missing; all others are right.", axis=name),
        "before": say("There is an entry too many at the beginning of {axis}; all others are "
                      "right.", axis=name),
        "behind": say("There is an entry too many at the end of {axis}; all others are right.",
                      axis=name),
    }
    return finding("one-missing" if how in ("first", "last") else "one-too-many", texts[how])


def _missing(probe: Probe) -> tuple[str, int] | None:
    if probe.got.ndim != probe.want.ndim:
        return None
    for axis in range(-1, -probe.want.ndim - 1, -1):
        got, want = (np.moveaxis(array, axis, 0) for array in (probe.got, probe.want))
        found = {
            "first": _equal(probe, got, want[1:]),
            "last": _equal(probe, got, want[:-1]),
            "before": _equal(probe, got[1:], want),
            "behind": _equal(probe, got[:-1], want),
        }
        for how, holds in found.items():
            if holds:
                return how, axis
    return None


def _equal(probe: Probe, a: Array, b: Array) -> bool:
    return a.size > 0 and rich(b) and probe.equal(a, b)


def other_places(evidence: Evidence) -> Finding | None:
    """All the right numbers are there, but not where they belong."""
    probes = [probe for probe in _shuffled(evidence) if probe.want.dtype != bool]
    if not most(probes, lambda probe: _same_set(probe) or None):
        return None
    return finding("other-places", say("All the right numbers are there, but in other places."))


def _same_set(probe: Probe) -> bool:
    got, want = probe.got, probe.want
    return got.size == want.size and probe.equal(np.sort(got, None), np.sort(want, None))
