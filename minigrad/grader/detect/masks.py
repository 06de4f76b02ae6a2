"""Masks: every entry the wrong way round, too much allowed, too much forbidden."""

from __future__ import annotations

from minigrad.grader.detect.evidence import Evidence, Probe, most
from minigrad.grader.detect.finding import Finding, finding
from minigrad.words import say


def truth(evidence: Evidence) -> Finding | None:
    """What the wrong entries of a mask have in common."""
    probes = [p for p in evidence.arrays if p.want.dtype == bool and p.got.dtype == bool]
    found = most(probes, _side)
    if found is None:
        return None
    return finding(*{
        "inverted": ("inverted", say("Every entry is the wrong way round: True where it should be "
                                     "False, and False where it should be True.")),
        "too-true": ("too-much-true", say("What is wrong is always True and should be False, "
                                          "never the other way round.")),
        "too-false": ("too-much-false", say("What is wrong is always False and should be True, "
                                            "never the other way round.")),
    }[found[0]])


def _side(probe: Probe) -> str | None:
    if probe.wrong.all():
        return "inverted"
    if probe.got[probe.wrong].all():
        return "too-true"
    return "too-false" if not probe.got[probe.wrong].any() else None
