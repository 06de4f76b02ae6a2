"""NaN and infinity: in which rows they stand, and on which inputs they come."""

from __future__ import annotations

import numpy as np

from minigrad.grader.detect.evidence import Evidence, Probe, most
from minigrad.grader.detect.finding import Finding, finding
from minigrad.shapes import Array
from minigrad.words import say

#: exp of a number above this is infinity; of one far below, zero.
LOUD = 700.0


def not_finite(evidence: Evidence) -> Finding | None:
    """Where NaN or infinity stands in the place of numbers."""
    probes = [probe for probe in evidence.arrays if _strays(probe).any()]
    if not probes or probes[0] is not evidence.failing[0]:
        return None
    found = most(probes, _place)
    where = found[0] if found else ""
    if where == "blind":
        text = say("NaN stands only in rows whose mask allows no key: there exp gives nothing but "
                   "zeros, and 0 / 0 is not a number. All other rows are right.")
        return finding("nan-in-masked-rows", text)
    if where == "masked":
        text = say("What is not finite stands only where the mask forbids; infinity times 0 is "
                   "not a number.")
        return finding("nan-where-masked", text)
    if all(_reach(p) > LOUD for p in probes) and all(_top(p) <= LOUD for p in evidence.passing):
        text = say("The result is finite for ordinary numbers and not for large ones: exp of more "
                   "than 709 is infinity, and infinity / infinity is not a number.")
        return finding("overflow", text)
    if where == "rows":
        text = say("What is not finite fills whole rows, and the other rows are finite: one number "
                   "of a row spoils all of it.")
        return finding("nan-in-whole-rows", text)
    return None


def _strays(probe: Probe) -> Array:
    return np.asarray(~np.isfinite(probe.got) & np.isfinite(probe.want))


def _place(probe: Probe) -> str | None:
    """What the places that are not finite have in common."""
    strays = _strays(probe)
    allowed = _mask(probe)
    if allowed is not None:
        blind = np.broadcast_to(~allowed.any(axis=-1, keepdims=True), strays.shape)
        if _only(strays, blind) and not (probe.wrong & ~blind).any():
            return "blind"
        if allowed.shape == strays.shape and _only(strays, ~allowed):
            return "masked"
    rows = strays.all(axis=-1) if strays.ndim > 1 else np.zeros(1, bool)
    whole = rows.any() and not rows.all() and strays.sum() == rows.sum() * strays.shape[-1]
    return "rows" if whole else None


def _only(places: Array, allowed: Array) -> bool:
    return bool(allowed.any() and not (places & ~allowed).any())


def _mask(probe: Probe) -> Array | None:
    """The mask of the call, stretched over the rows of the result."""
    mask = probe.given.get("attn_mask")
    if not isinstance(mask, np.ndarray) or mask.dtype != bool or not mask.ndim:
        return None
    if mask.ndim == 3 and probe.got.ndim == 4:
        mask = mask[:, None]  # one mask for all heads of a sentence
    for shape in (probe.got.shape, (*probe.got.shape[:-1], mask.shape[-1])):
        try:
            return np.broadcast_to(mask, shape)
        except ValueError:
            continue
    return None


def _top(probe: Probe) -> float:
    """The largest number of the inputs."""
    arrays = (value for value in probe.given.values() if isinstance(value, np.ndarray))
    return max((float(a.max()) for a in arrays if a.size and a.dtype.kind in "if"), default=0.0)


def _reach(probe: Probe) -> float:
    """The largest number of the inputs, whatever its sign."""
    arrays = (value for value in probe.given.values() if isinstance(value, np.ndarray))
    numbers = (np.abs(a).max() for a in arrays if a.size and a.dtype.kind in "if")
    return max(map(float, numbers), default=0.0)
