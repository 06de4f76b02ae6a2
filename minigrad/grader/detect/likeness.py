"""A result that is something else: an input, another result, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from minigrad.grader.describe import number
from minigrad.grader.detect.evidence import Evidence, Probe, finite, most, rich
from minigrad.grader.detect.finding import Finding, finding
from minigrad.shapes import Array
from minigrad.words import say


def an_input(evidence: Evidence) -> Finding | None:
    """The result is an input as it came, or differs from the right one by an input."""
    if found := most(evidence.wrong_arrays, _equal_input):
        name, probe = found
        text = say("«{what}» is {name}, just as it came in.", what=probe.what, name=name)
        return finding("equal-to-input", text)
    if found := most(evidence.arrays, _proportional_input):
        text = say("Each row of your result is that row of {name} times a number.", name=found[0])
        return finding("proportional-to-input", text)
    if gap := most(evidence.arrays, _times_an_input):
        (name, times), _ = gap
        return finding("off-by-an-input", _off_by(name, times))
    return None


def _off_by(name: str, times: str) -> str:
    """The sentence for a result that is the right one plus an input so many times."""
    sentences = {
        "1": say("Your result is the right one plus {name}, as if {name} were added once too "
                 "often.", name=name),
        "-1": say("Your result is the right one less {name}, as if {name} were not added.",
                  name=name),
        "-2": say("Your result is the right one less two times {name}, as if {name} were "
                  "subtracted instead of added.", name=name),
    }
    return sentences.get(times) or say(
        "Your result is the right one plus {times} times {name}.", times=times, name=name
    )


def _inputs(probe: Probe) -> Iterator[tuple[str, Array]]:
    for name, value in probe.given.items():
        if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and rich(value):
            yield name, value


def _equal_input(probe: Probe) -> str | None:
    return next((name for name, value in _inputs(probe) if probe.equal(probe.got, value)), None)


def _proportional_input(probe: Probe) -> str | None:
    """The input of which each row, along some axis, was only multiplied by a number."""
    got = probe.got
    for name, value in _inputs(probe):
        for axis in range(got.ndim) if value.shape == got.shape and finite(got) else ():
            own = (got * value).sum(axis, keepdims=True) / (value * value).sum(axis, keepdims=True)
            if got.shape[axis] > 2 and own.all() and probe.equal(got, own * value):
                return name
    return None


def _times_an_input(probe: Probe) -> tuple[str, str] | None:
    """An input, stretched as a bias is, and how many times it was added to the right result."""
    if probe.got.dtype.kind == "b" or not finite(probe.got, probe.want):
        return None
    gap = probe.got.astype(float) - probe.want
    for name, value in _inputs(probe):
        try:
            part = np.broadcast_to(value.astype(float), gap.shape)
        except ValueError:
            continue
        times = float((gap * part).sum() / (part * part).sum())
        if abs(times) > 1e-3 and probe.equal(probe.got, probe.want + times * part):
            return name, number(times)
    return None


def another_result(evidence: Evidence) -> Finding | None:
    """What came is what was due elsewhere: results exchanged, or one kept from before."""
    for probe in evidence.failing:
        if not probe.is_array or probe.right_numbers or not rich(probe.got):
            continue
        for other in evidence.probes:
            if other.check == probe.check and other.is_array and _is_due_to(probe, other):
                return _exchanged_or_kept(probe, other)
    return None


def _is_due_to(probe: Probe, other: Probe) -> bool:
    """True if the result of one is what the other should have been, and not its own."""
    return probe is not other and other.what != probe.what and probe.equal(probe.got, other.want)


def _exchanged_or_kept(probe: Probe, other: Probe) -> Finding:
    if other.failed and probe.equal(other.got, probe.want):
        one, two = _without_common_end(probe.what, other.what)
        text = say("Two results have changed places: «{one}» and «{two}».", one=one, two=two)
        return finding("results-exchanged", text)
    one, two = _without_common_end(probe.what, other.what)
    text = say("What came as «{one}» is what «{two}» should be.", one=one, two=two)
    return finding("equal-to-another-result", text)


def _without_common_end(one: str, two: str) -> tuple[str, str]:
    """ "weights" and "output" of "weights for one query" and "output for one query"."""
    for word in (" from ", " for ", " of ", " in "):
        (start, _, end), (other, _, its_end) = one.partition(word), two.partition(word)
        if end and end == its_end and start != other:
            return start, other
    return one, two


def same_everywhere(evidence: Evidence) -> Finding | None:
    """The result does not change along an axis along which it should, or does not change at all."""
    probes = [p for p in evidence.arrays if rich(p.want) and finite(p.got) and p.kind != "gradient"]
    # The first one is shown above these words, so they have to be true of it.
    if any(_constant(p) is None and _still_axis(p) is None for p in evidence.arrays[:1]):
        return None
    if found := most(probes, _constant):
        text = say("Every entry of the result is {value}.", value=number(found[0]))
        return finding("constant", text)
    still = most(probes, _still_axis)
    if still is None:
        return None
    axis, probe = still
    name = probe.axis_in_words(axis)
    if probe.equal(probe.got.take([0], axis), probe.want.take([0], axis)):
        text = say("Along {axis} everything is alike: all have what is right for the first.",
                   axis=name)
    else:
        text = say("Along {axis} everything is alike, and should not be.", axis=name)
    return finding("alike-along-an-axis", text)


def _constant(probe: Probe) -> float | bool | None:
    if not probe.got.size:
        return None
    first = probe.got.flat[0].item()
    return first if (probe.got == first).all() else None


def _still_axis(probe: Probe) -> int | None:
    """The axis along which what came never changes and what was due does."""
    for axis in range(-probe.want.ndim, 0):
        got, want = (probe.got.take([0], axis), probe.want.take([0], axis))
        still = probe.equal(probe.got, np.broadcast_to(got, probe.got.shape))
        if still and not probe.equal(probe.want, np.broadcast_to(want, probe.want.shape)):
            return axis
    return None
