"""What is plainly visible where no known mistake matches.

A detector looks at the observations of one piece and says one whole sentence that is true of
them, or nothing.  It names what it sees, not what it guesses: a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from minigrad.grader.course import Stage
from minigrad.grader.detect.contrast import contrast
from minigrad.grader.detect.events import (
    gradient_missing,
    input_changed,
    kept_from_call_to_call,
    only_square,
    refusals,
    wrong_dtype,
)
from minigrad.grader.detect.evidence import Evidence, gather
from minigrad.grader.detect.finding import Finding
from minigrad.grader.detect.likeness import an_input, another_result, same_everywhere
from minigrad.grader.detect.masks import truth
from minigrad.grader.detect.order import (
    axes_exchanged,
    cut_anew,
    moved_along_an_axis,
    one_missing,
    only_the_shape,
    other_places,
)
from minigrad.grader.detect.places import where_wrong
from minigrad.grader.detect.scalars import scalars
from minigrad.grader.detect.scale import factor, function, offset, row_factor, temperature
from minigrad.grader.detect.shapes import missing_axis, wrong_size
from minigrad.grader.detect.shares import all_or_nothing, sums
from minigrad.grader.detect.strange import not_finite
from minigrad.grader.detect.values import values
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport, Diagnosis

Detector = Callable[[Evidence], Finding | None]

#: What happened.  Where this says something, it says enough.
EVENTS: tuple[Detector, ...] = (input_changed, wrong_dtype, refusals, gradient_missing)
#: What the wrong numbers have in common, from what says most to what says least.
FACTS: tuple[Detector, ...] = (
    not_finite, axes_exchanged, cut_anew, only_the_shape, one_missing, missing_axis, wrong_size,
    moved_along_an_axis, an_input, another_result, factor, temperature, all_or_nothing, function,
    sums, row_factor, offset, same_everywhere, scalars, values, other_places, truth,
)
#: What is right beside what is wrong.
CONTRASTS: tuple[Detector, ...] = (kept_from_call_to_call, only_square, contrast)
#: Facts beside which it helps to know in which places the numbers are wrong; so does no fact.
PARTIAL = ("not-finite", "overflow", "nan-in-whole-rows", "row-factor", "row-offset",
           "too-much-true", "too-much-false")
#: Facts that say themselves which results are wrong.
COMPLETE = ("results-exchanged", "equal-to-another-result", "equal-to-input")


def detect(
    stage: Stage,
    reports: Sequence[CheckReport],
    observations: Mapping[str, Sequence[Observation]],
    *,
    pieces: Mapping[str, str] | None = None,
) -> list[Diagnosis]:
    """At most two true statements about the first piece of the stage that fails.

    Args:
        stage: where it happened.
        reports: how each check ended, in order.
        observations: what each check saw, by its name.
        pieces: the piece that each check judges, by its name.
    """
    evidence = gather(reports, observations, pieces or {})
    if evidence is None:
        return []
    with np.errstate(all="ignore"):
        return _findings(evidence)


def _findings(evidence: Evidence) -> list[Finding]:
    """An event; else a fact, and what is right beside what is wrong."""
    if event := _first(EVENTS, evidence):
        return [event]
    fact = _first(FACTS, evidence)
    key = fact.mistake.removeprefix("observed:") if fact else ""
    if fact and key in COMPLETE:
        return [fact]
    place = where_wrong(evidence) if not key or key in PARTIAL else None
    return [found for found in (fact, place or _first(CONTRASTS, evidence)) if found]


def _first(detectors: Sequence[Detector], evidence: Evidence) -> Finding | None:
    return next(filter(None, (detector(evidence) for detector in detectors)), None)
