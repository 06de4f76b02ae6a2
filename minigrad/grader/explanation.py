"""Why a stage does not pass, as far as the evidence goes."""

from __future__ import annotations

from dataclasses import replace

from minigrad.grader.agreement import contradiction
from minigrad.grader.case import Case
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
    """Reaches the verdict on a case, and says which known mistake it is.

    First all that was seen of the answer is compared with what the mistakes do.  If that leads to
    no name, the worker is asked to take the answer apart.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.report = verdict(case.stage, case.expected, Outcome())
        self.diagnoses: list[Diagnosis] = []

    def wants_more(self, outcome: Outcome) -> bool:
        """True if it would help to see the functions and classes of the answer one by one."""
        case = self.case
        seen = observed(case.expected, outcome)
        report = verdict(case.stage, case.expected, outcome, [str(case.answer)])
        self.report = second_look(report, seen)
        if self.report.status not in ("failed", "timed out"):
            return False
        self.diagnoses = diagnose(case.course, case.stage, self.report.checks, seen)
        return not self.diagnoses and whole(outcome)

    def given(self, outcome: Outcome) -> StageReport:
        """The report, with what there is to say about it."""
        if outcome.endings:  # nobody was there to be asked for more
            self.wants_more(outcome)
        if outcome.more:
            seen, parts = observed(self.case.expected, outcome), taken_apart(outcome)
            checks = self.report.checks
            self.diagnoses = diagnose(self.case.course, self.case.stage, checks, seen, parts)
        return replace(self.report, diagnoses=self.diagnoses, printed=outcome.printed)
