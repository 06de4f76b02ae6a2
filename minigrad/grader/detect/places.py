"""Where the wrong numbers stand, if that is anything but everywhere or anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from minigrad.grader.detect.evidence import Evidence, Probe, most
from minigrad.grader.detect.finding import Finding, finding
from minigrad.words import say

#: The name of a part, and the place or the id that it is about.
Part = tuple[str, int]

def where_wrong(evidence: Evidence) -> Finding | None:
    """Only the last column, only the odd ones, only where the mask forbids, …"""
    probes = [probe for probe in evidence.arrays if not probe.wrong.all()]
    if 3 * len(probes) < 2 * len(evidence.arrays):
        return None
    found = most(probes, _part)
    if found is None:
        return None
    (part, axis), probe = found
    return finding("only-in-a-part", _sentence(part, probe.axis_in_words(axis)))


def _sentence(part: Part, axis: str) -> str:
    name, place = part
    return {
        "place": say("Only place {place} along {axis} is wrong; all others are right.",
                     place=place, axis=axis),
        "last": say("Only the last place along {axis} is wrong; all others are right.", axis=axis),
        "from": say("Along {axis} place 0 is right, and all behind it are wrong.", axis=axis)
        if place == 1
        else say("Along {axis} the first {place} places are right, and all behind them are wrong.",
                 place=place, axis=axis),
        "odd": say("Along {axis} the places 1, 3, 5 … are wrong, and 0, 2, 4 … are right.",
                   axis=axis),
        "even": say("Along {axis} the places 0, 2, 4 … are wrong, and 1, 3, 5 … are right.",
                    axis=axis),
        "id": say("Only where the id {id} stands is the result wrong.", id=place),
        "repeated": say("Only rows are wrong whose id occurs more than once."),
        "diagonal": say("Only the diagonal is wrong."),
        "above": say("Only what stands above the diagonal is wrong."),
        "below": say("Only what stands below the diagonal is wrong."),
    }[name]


def _part(probe: Probe) -> tuple[Part, int] | None:
    """The first part with a name that is wrong in all its places, and beside which all is right."""
    found = chain(_rows_of_ids(probe), _along_an_axis(probe), _by_the_diagonal(probe))
    return next(found, None)


def _rows_of_ids(probe: Probe) -> Iterator[tuple[Part, int]]:
    """Rows that one id picked, or rows of a table that were picked more than once."""
    ids, shape = probe.given.get("ids"), probe.want.shape
    if not isinstance(ids, np.ndarray) or ids.dtype.kind not in "iu" or len(shape) < 2:
        return
    rows = np.asarray(probe.wrong.any(axis=-1))
    if ids.shape == shape[:-1] and len(np.unique(ids[rows])) == 1:
        one = int(ids[rows][0])
        if (rows == (ids == one)).all() and not rows.all():
            yield ("id", one), -1
    if probe.axis(-2) == "vocab_size":
        known = ids[(ids >= 0) & (ids < shape[-2])].ravel()
        again = np.bincount(known, minlength=shape[-2]) > 1
        if not (rows & ~again).any() and not again.all():
            yield ("repeated", 0), -2


def _along_an_axis(probe: Probe) -> Iterator[tuple[Part, int]]:
    """Which places of an axis have anything wrong, if those are a part with a name."""
    for axis in range(-1, -probe.want.ndim - 1, -1):
        others = tuple(other for other in range(-probe.want.ndim, 0) if other != axis)
        wrong = np.asarray(probe.wrong.any(axis=others))
        places = np.flatnonzero(wrong)
        n, first = len(wrong), int(places[0])
        if len(places) == n:
            continue
        if len(places) == 1:
            yield ("last", 0) if first == n - 1 > 1 else ("place", first), axis
        elif wrong[first:].all():
            yield ("from", first), axis
        elif n > 3 and (wrong == (np.arange(n) % 2 == first)).all() and first < 2:
            yield ("odd" if first else "even", 0), axis


def _by_the_diagonal(probe: Probe) -> Iterator[tuple[Part, int]]:
    shape = probe.want.shape
    if len(shape) < 2 or shape[-1] != shape[-2] or shape[-1] < 3:
        return
    rows, columns = np.indices(shape[-2:])
    parts = {"diagonal": rows == columns, "above": rows < columns, "below": rows > columns}
    for name, inside in parts.items():
        if not (probe.wrong & ~inside).any():
            yield (name, 0), -1
