"""Single numbers, taken together over the probes that fail: the sign, a factor, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from minigrad.grader.describe import number
from minigrad.grader.detect.evidence import Evidence, Probe
from minigrad.grader.detect.finding import Finding, finding
from minigrad.grader.detect.sizes import as_number
from minigrad.words import say

#: Fewer numbers than this agree by accident; for an unknown factor, fewer than that.
FEW, FEW_FOR_A_FACTOR = 2, 3
#: So near must two numbers be to be called equal, relative to the larger one.
NEAR = 1e-5
#: A plain number in an expression such as "a.exp() * -0.7".
CONSTANT = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")


def scalars(evidence: Evidence) -> Finding | None:
    """What is true of all failing numbers."""
    probes = [probe for probe in evidence.failing if _is_number(probe)]
    if len(probes) < FEW or len(probes) < len(evidence.failing):
        return None
    got, want = (np.array([getattr(probe.seen, side) for probe in probes], dtype=float)
                 for side in ("value", "want"))
    what = _subject(probes)
    if not got.any():
        return finding("zero", say("{what} is 0.", what=what))
    if not np.isfinite(got).all() or not want.all():
        return None
    ratios = got / want
    for key, sentence in _same_ratio(what, ratios, probes):
        return finding(key, sentence)
    return None


def _is_number(probe: Probe) -> bool:
    pair = probe.seen.value, probe.seen.want
    return probe.kind == "number" and all(isinstance(side, float) for side in pair)


def _subject(probes: Sequence[Probe]) -> str:
    """What the failing numbers are, one by one."""
    if all(".grad" in probe.what for probe in probes):
        return say("Every gradient that is wrong")
    return say("Every number that is wrong")


def _same_ratio(
    what: str, ratios: np.ndarray, probes: Sequence[Probe]
) -> Iterator[tuple[str, str]]:
    """A factor that all have in common: a number, one of the expression, or one of the inputs."""
    if _alike(ratios, -1.0):
        yield "sign", say("{what} has the opposite sign.", what=what)
    if _alike(ratios, 2.0):
        yield "constant-ratio", say("{what} is twice what it should be.", what=what)
    if _alike(ratios, 0.5):
        yield "constant-ratio", say("{what} is half of what it should be.", what=what)
    constants = [_last_constant(probe.what) for probe in probes]
    if all(constants) and _alike(ratios * np.array(constants, dtype=float), 1.0):
        text = say("{what} lacks one factor, the number at the end of the expression: {factor} "
                   "here. It is what comes in from the step behind.",
                   what=what, factor=number(constants[0]))
        yield "factor-missing", text
    if _alike(ratios, ratios[0]) and len(ratios) >= FEW_FOR_A_FACTOR:
        text = say("{what} is {factor} times what it should be.", what=what,
                   factor=as_number(ratios[0]))
        yield "constant-ratio", text


def _alike(ratios: np.ndarray, value: float) -> bool:
    return bool((np.abs(ratios / value - 1) < NEAR).all())


def _last_constant(what: str) -> float | None:
    """The number at the end of the expression in a name: -0.7 of "a.grad for a**3 * -0.7"."""
    found = CONSTANT.findall(what)
    return float(found[-1]) if found and what.rstrip(")").endswith(found[-1]) else None
