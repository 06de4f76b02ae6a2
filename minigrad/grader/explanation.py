"""Why a stage does not pass, as far as the evidence goes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from minigrad.grader.agreement import contradiction
from minigrad.grader.case import Case
from minigrad.grader.detect import detect
from minigrad.grader.diagnose import diagnose
from minigrad.grader.outcome import Outcome
from minigrad.grader.report import Diagnosis, StageReport
from minigrad.grader.verdict import Observed, observed, taken_apart, verdict, whole


def second_look(report: StageReport, seen: Observed) -> StageReport:
    """The report, but for a pass that what was seen contradicts."""
    if report.status != "passed":
        return report
    texts = {check.name: contradiction(seen[check.name]) for check in report.checks}
    checks = [
        replace(check, status="failed", message=text) if (text := texts[check.name]) else check
        for check in report.checks
    ]
    return replace(report, checks=checks, status="failed" if any(texts.values()) else "passed")


class Explanation:
    """Reaches the verdict on a case, and says what is the matter.

    First all that was seen of the answer is compared with what known mistakes do.  If that leads to
    no name, the worker is asked to take the answer apart.  If that leads to none either, what is
    plain to see has to do.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.report = verdict(case.stage, case.expected, Outcome())
        self.seen: Observed = {}
        self.diagnoses: list[Diagnosis] = []

    def wants_more(self, outcome: Outcome) -> bool:
        """True if it would help to see the functions and classes of the answer one by one."""
        case = self.case
        self.seen = observed(case.expected, outcome)
        report = verdict(case.stage, case.expected, outcome, [str(case.answer)])
        self.report = second_look(report, self.seen)
        if self._is_wrong():
            self._diagnose(None)
            return whole(outcome) and not self.diagnoses
        return False

    def given(self, outcome: Outcome) -> StageReport:
        """The report, with what there is to say about it."""
        if outcome.endings:  # nobody was there to be asked for more
            self.wants_more(outcome)
        if outcome.more:
            self._diagnose(taken_apart(outcome))
        if self._is_wrong() and not self.diagnoses:
            self._detect()
        return replace(self.report, diagnoses=self.diagnoses, printed=outcome.printed)

    def _is_wrong(self) -> bool:
        return self.report.status in ("failed", "timed out")

    # An answer may have forged what is looked at here, and nobody has thought of everything.

    def _diagnose(self, parts: Mapping[str, Observed] | None) -> None:
        case, checks = self.case, self.report.checks
        with suppress(Exception):
            self.diagnoses = diagnose(case.course, case.stage, checks, self.seen, parts)

    def _detect(self) -> None:
        pieces = {check.name: check.piece for check in self.case.checks}
        with suppress(Exception):
            self.diagnoses = detect(self.case.stage, self.report.checks, self.seen, pieces=pieces)
