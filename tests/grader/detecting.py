"""What the tests of the detectors share: arrays of many sizes, and how to ask about them."""

from __future__ import annotations

import numpy as np

from minigrad.grader.course import Stage
from minigrad.grader.detect import detect
from minigrad.grader.observe import assert_array, recording
from minigrad.grader.report import CheckReport

RNG = np.random.default_rng(5)
SCORES = RNG.standard_normal((2, 3, 5))
QUERY, KEY = RNG.standard_normal((2, 3, 6)), RNG.standard_normal((2, 5, 6))
AXES = "batch queries keys"


def softmax_of(x, axis=-1):
    exponentials = np.exp(x - x.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


WEIGHTS = softmax_of(SCORES)


def findings(*checks) -> dict[str, str]:
    """What the detectors say of these checks, each a function that makes assertions."""
    reports, seen = [], {}
    for number, check in enumerate(checks):
        with recording(keep_going=True) as records:
            check()
        status = "passed" if all(record.passed for record in records) else "failed"
        reports.append(CheckReport(f"check {number}", status))
        seen[f"check {number}"] = list(records)
    pieces = dict.fromkeys(seen, "piece")
    found = detect(Stage("s06_attention"), reports, seen, pieces=pieces)
    return {one.mistake.removeprefix("observed:"): one.message for one in found}


def of(got, want, *, what="weights", axes=AXES, **given) -> dict[str, str]:
    """What they say of one array."""
    return findings(lambda: assert_array(got, want, what=what, axes=axes, given=given))


def of_several(*triples) -> dict[str, str]:
    """What they say of several arrays, each with its expected one and its inputs."""

    def check():
        for got, want, given in triples:
            assert_array(got, want, what="weights", axes=AXES, given=given)

    return findings(check)
