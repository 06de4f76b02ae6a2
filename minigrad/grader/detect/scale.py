"""Numbers that are off by a factor, an offset or a function: the same everywhere, or per row."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from minigrad.grader.describe import number
from minigrad.grader.detect.evidence import Evidence, Probe, finite, most, rich
from minigrad.grader.detect.finding import Finding, finding
from minigrad.grader.detect.sizes import Factor, as_number, factor_in_words
from minigrad.shapes import Array
from minigrad.words import say

#: A number this many times smaller than the largest says nothing about a factor.
CLEAR = 1e-3


def _softmax(x: Array) -> Array:
    exponentials = np.exp(x - x.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


#: What a function makes of every number, in words.
FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "logarithms": np.log, "exponentials": np.exp, "square roots": np.sqrt, "squares": np.square,
    "reciprocals": np.reciprocal, "absolute values": np.abs, "softmax": _softmax,
}


def factor(evidence: Evidence) -> Finding | None:
    """Every number is c times what it should be."""
    candidates = [probe for probe in evidence.wrong_arrays if rich(probe.want)]
    probes = [probe for probe in candidates if _factor(probe) is not None]
    if 3 * len(probes) < 2 * len(candidates) or not probes:
        return None
    factors = [_factor(probe) or 1.0 for probe in probes]
    what = _subject(probes)
    return in_sentence(what, factor_in_words(probes, factors)) or finding(
        "constant-ratio",
        say("{what} is off by one and the same factor, but by another one on other inputs; on the "
            "first it is {factor}.", what=what, factor=as_number(factors[0])),
    )


def in_sentence(what: str, factor: Factor | None) -> Finding | None:
    """The sentence for a factor that all numbers have in common."""
    if factor is None:
        return None
    if factor.text == "-1":
        return finding("sign", say("{what} has the opposite sign.", what=what))
    values = {"what": what, "factor": factor.text, "note": factor.note}
    text = say("{what} is {factor} times what it should be.", **values)
    if factor.note:
        text = say("{what} is {factor} times what it should be, and {note}.", **values)
    if factor.text == "2":
        text = say("{what} is twice what it should be.", what=what)
    if factor.text == "0.5":
        text = say("{what} is half of what it should be.", what=what)
    return finding("constant-ratio", text)


def _subject(probes: list[Probe]) -> str:
    if all(probe.kind == "gradient" for probe in probes):
        return say("Every number of the gradient")
    return say("Every number")


def _factor(probe: Probe) -> float | None:
    """What all numbers of the array are multiplied by; None if there is no such factor."""
    if not probe.same_shape:
        return None
    got, want = probe.got.astype(float), probe.want.astype(float)
    clear = np.abs(want) > CLEAR * np.abs(want).max()
    if clear.sum() < 3 or not finite(got, want):
        return None
    ratio = float(np.median(got[clear] / want[clear]))
    return ratio if ratio and probe.equal(got, ratio * want) else None


def row_factor(evidence: Evidence) -> Finding | None:
    """In each row all numbers are off by one factor, and each row has its own."""
    probes = [probe for probe in evidence.arrays if probe.want.ndim > 1]
    found = most(probes, _axis_of_row_factor)
    if found is None:
        return None
    axis, probe = found
    text = say("Along {axis} the numbers stand to each other as they should, but each row is off "
               "by a factor of its own: look at what a row is divided by.",
               axis=probe.axis_in_words(axis))
    return finding("row-factor", text)


def _axis_of_row_factor(probe: Probe) -> int | None:
    got, want = probe.got.astype(float), probe.want.astype(float)
    if not finite(got, want) or not rich(want) or (want == 0).any():
        return None
    for axis in range(-1, -want.ndim - 1, -1):
        own = np.median(got / want, axis=axis, keepdims=True)
        everywhere = own.all() and (np.abs(own - 1) > CLEAR).all()
        differs = np.ptp(own) > CLEAR * np.abs(own).max()
        if want.shape[axis] > 2 and everywhere and differs and probe.equal(got, own * want):
            return axis
    return None


def temperature(evidence: Evidence) -> Finding | None:
    """Weights that are a right softmax of scores that are all too large, or too small."""
    candidates = [probe for probe in evidence.arrays if _are_soft_shares(probe.want)]
    probes = [probe for probe in candidates if _temperature(probe) is not None]
    if not probes or 3 * len(probes) < 2 * len(candidates):
        return None
    factors = [_temperature(probe) or 1.0 for probe in probes]
    factor = factor_in_words(probes, factors)
    if factor is None:
        text = say("The weights are the softmax of scores that are all off by one factor, and by "
                   "another one on other inputs; on the first it is {factor}.",
                   factor=as_number(factors[0]))
        return finding("scores-scaled", text)
    text = say("The weights are the softmax of scores that are {factor} times what they should "
               "be.", factor=factor.text)
    if factor.note:
        text = say("The weights are the softmax of scores that are {factor} times what they should "
                   "be, and {note}.", factor=factor.text, note=factor.note)
    return finding("scores-scaled", text)


def _are_soft_shares(array: Array) -> bool:
    """True for rows of shares, none of which is nearly everything or nearly nothing."""
    soft = _are_shares(array) and rich(array) and array.shape[-1] > 2
    return bool(soft and array[array > 0].min() > 1e-12)


def _are_shares(array: Array) -> bool:
    sums = array.sum(axis=-1) if array.ndim else array
    return array.ndim > 0 and bool((array >= 0).all()) and np.allclose(sums, 1, atol=1e-4)


def _temperature(probe: Probe) -> float | None:
    got, want = probe.got.astype(float), probe.want.astype(float)
    seen = want > 0
    if not _are_soft_shares(got) or ((got > 0) != seen).any():
        return None
    found, due = (_centred(np.log(np.where(seen, x, 1)), seen) for x in (got, want))
    clear = np.abs(due) > CLEAR
    ratio = float(np.median(found[clear] / due[clear])) if clear.sum() > 3 else 0.0
    return ratio if ratio and np.allclose(found, ratio * due, atol=1e-4) else None


def _centred(logs: Array, seen: Array) -> Array:
    """Each row less its mean; where nothing was seen, 0."""
    mean = (logs * seen).sum(axis=-1, keepdims=True) / seen.sum(axis=-1, keepdims=True)
    return (logs - mean) * seen


def offset(evidence: Evidence) -> Finding | None:
    """The same number was added everywhere, or in each row."""
    probes = [probe for probe in evidence.arrays if rich(probe.want)]
    found = most(probes, _offset)
    if found is None:
        return None
    (axis, amount), probe = found
    if amount > 0:
        text = say("Every number is too large by {amount}.", amount=number(amount))
        return finding("constant-offset", text)
    if amount < 0:
        text = say("Every number is too small by {amount}.", amount=number(-amount))
        return finding("constant-offset", text)
    text = say("The error is one and the same all along {axis}: what is added or left out does "
               "not depend on it.", axis=probe.axis_in_words(axis))
    return finding("row-offset", text)


def _offset(probe: Probe) -> tuple[int, float] | None:
    """An axis along which got - want is constant, and by how much if that is so everywhere."""
    got, want = probe.got.astype(float), probe.want.astype(float)
    if not finite(got, want):
        return None
    gap = got - want
    if probe.equal(got, want + np.median(gap)):
        return (-1, float(f"{np.median(gap):.4g}"))
    for axis in range(-1, -want.ndim - 1, -1):
        own = np.median(gap, axis=axis, keepdims=True)
        if want.shape[axis] > 2 and probe.equal(got, want + own):
            return (axis, 0.0)
    return None


def function(evidence: Evidence) -> Finding | None:
    """Every number went through one function more, or one less: a logarithm, a square."""
    probes = [probe for probe in evidence.arrays if rich(probe.want) and probe.want.ndim]
    found = most(probes, _function)
    if found is None:
        return None
    text = say("Your numbers are the {functions} of the right ones.", functions=say(found[0]))
    return finding("function", text)


def _function(probe: Probe) -> str | None:
    got, want = probe.got.astype(float), probe.want.astype(float)
    for words, apply in FUNCTIONS.items():
        with np.errstate(all="ignore"):
            made = apply(want)
        if finite(made) and probe.equal(got, made):
            return words
    return None
