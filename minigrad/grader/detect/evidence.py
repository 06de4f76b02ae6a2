"""What there is to look at: the observations of the piece at fault, those that failed and others.

A *fact* is a statement about one array.  On a single array it may be an accident, so it counts as
found only where it holds on most of the arrays that failed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np

from minigrad.grader.compare import wrong_places
from minigrad.grader.describe import axis_names
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport
from minigrad.shapes import Array
from minigrad.words import say

#: Larger arrays are not looked at, nor more than so many of them.
LARGEST, MOST = 20_000, 12
#: How far apart two numbers may lie that are called equal, relative to the largest of them.
TOLERANCE = {"gradient": 1e-5, "float32": 1e-4}

ARTICLES = ("the", "a", "an")

Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True)
class Probe:
    """One observation, and the check that made it."""

    check: str
    seen: Observation

    @property
    def what(self) -> str:
        """The name of the thing, without its running number."""
        return self.seen.key.partition(" ")[2]

    @property
    def family(self) -> str:
        """The word that the results of one sort begin with: weights, output."""
        if self.kind == "gradient":
            return self.kind
        words = (word for word in re.findall(r"\w+", self.what) if word not in ARTICLES)
        return next(words, "")

    @property
    def kind(self) -> str:
        return self.seen.kind

    @property
    def given(self) -> Mapping[str, object]:
        return self.seen.given or {}

    @property
    def failed(self) -> bool:
        return not self.seen.passed

    @cached_property
    def got(self) -> Array:
        return np.asarray(self.seen.value)

    @cached_property
    def want(self) -> Array:
        return np.asarray(self.seen.want)

    @property
    def is_array(self) -> bool:
        """True where two arrays of numbers can be held against each other."""
        pair = self.seen.value, self.seen.want
        return all(
            isinstance(x, np.ndarray) and x.dtype.kind in "biuf" and 0 < x.size <= LARGEST
            for x in pair
        )

    @cached_property
    def right_numbers(self) -> bool:
        """True where only the kind or the dtype is wrong."""
        return self.is_array and self.equal(self.got, self.want)

    @property
    def same_shape(self) -> bool:
        return self.is_array and self.got.shape == self.want.shape

    @cached_property
    def wrong(self) -> Array:
        """True where a number is wrong; only for arrays of one shape."""
        return ~self.equal_places(self.got, self.want)

    def axis(self, number: int) -> str:
        """The name of an axis of what was wanted, counted from the end; "" if it has none."""
        known = self.seen.axes and -self.want.ndim <= number < 0
        return axis_names(self.seen.axes, self.want.ndim)[number] if known else ""

    def axis_in_words(self, number: int) -> str:
        """ "the axis keys", or the place of an axis that has no name, counted from the end."""
        if name := self.axis(number):
            return say("the axis {name}", name=name)
        if number == -1:
            return say("the last axis")
        if number == -2:
            return say("the last axis but one")
        return say("axis {number}", number=number)

    def equal(self, a: Array, b: Array) -> bool:
        """True where two arrays agree in shape and, up to rounding, in every number."""
        return a.shape == b.shape and bool(self.equal_places(a, b).all())

    def equal_places(self, a: Array, b: Array) -> Array:
        tolerance = TOLERANCE.get(self.kind, TOLERANCE.get(self.got.dtype.name, 1e-6))
        return ~wrong_places(a, np.asarray(b), tolerance if b.dtype.kind == "f" else None)


@dataclass(frozen=True)
class Evidence:
    """The observations of the piece that the first failing check judges."""

    piece: str
    probes: list[Probe] = field(default_factory=list)

    @cached_property
    def failing(self) -> list[Probe]:
        return [probe for probe in self.probes if probe.failed]

    @cached_property
    def passing(self) -> list[Probe]:
        return [probe for probe in self.probes if not probe.failed]

    @cached_property
    def arrays(self) -> list[Probe]:
        """What failed and can be held against what was wanted, number by number."""
        return [probe for probe in self.wrong_arrays if probe.same_shape]

    @cached_property
    def wrong_arrays(self) -> list[Probe]:
        """Arrays whose numbers or whose shape is wrong, of the sort that is wrong first."""
        found = [p for p in self.failing if p.is_array and not p.right_numbers]
        return [probe for probe in found if probe.family == found[0].family][:MOST]


def gather(
    reports: Iterable[CheckReport],
    observations: Mapping[str, Sequence[Observation]],
    pieces: Mapping[str, str],
) -> Evidence | None:
    """The evidence on the first piece that fails; None where nothing does."""
    failed = [report for report in reports if report.status not in ("passed", "not run")]
    if not failed:
        return None
    at_fault = pieces.get(failed[0].name, failed[0].name)
    probes = [
        Probe(name, seen)
        for name, all_seen in observations.items()
        if pieces.get(name, name) == at_fault
        for seen in all_seen
    ]
    return Evidence(at_fault, probes)


def most(
    probes: Sequence[Probe], fact: Callable[[Probe], Label | None]
) -> tuple[Label, Probe] | None:
    """What is said of at least two in three of these probes, and the first of which it is."""
    said: list[tuple[Label, Probe]] = []
    for number, probe in enumerate(probes, start=1):
        if (label := fact(probe)) is not None:
            said.append((label, probe))
        if 3 * (number - len(said)) > len(probes):
            return None
    for label, count in Counter(label for label, _ in said).most_common(1):
        if 3 * count >= 2 * len(probes):
            return next(pair for pair in said if pair[0] == label)
    return None


def rich(array: Array) -> bool:
    """True for an array of so many different numbers that it equals another by no accident."""
    if array.dtype == bool:
        return array.size > 5 and 0 < int(array.sum()) < array.size
    return len(np.unique(array)) > 3


def finite(*arrays: Array) -> bool:
    return all(bool(np.isfinite(array).all()) for array in arrays)
