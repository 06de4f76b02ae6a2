"""Strict grading: new inputs, no expectations near the answer, and the judge's own eyes.

The answer meets blindfolded tests on inputs that are drawn from a seed which nobody knew before, in
a process that has no reference of the stage and may not read it.  The reference runs here, on the
same inputs; what it gives is compared with what came back.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from minigrad.grader.agreement import disagreement
from minigrad.grader.blame import short_path
from minigrad.grader.blindfold import blindfolded
from minigrad.grader.case import Case
from minigrad.grader.catalogue import ONE_AT_A_TIME
from minigrad.grader.load import reference
from minigrad.grader.outcome import Outcome, Record
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport, StageReport
from minigrad.grader.run import graded_tests, observed_check
from minigrad.grader.source import keep
from minigrad.grader.verdict import Observed, observed, verdict
from minigrad.words import say


class Examination:
    """One case under strict rules, with a seed of its own."""

    def __init__(self, case: Case, seed: int | None = None) -> None:
        self.case = case
        self.seed = secrets.randbits(64) if seed is None else seed
        self.tests = blindfolded(case.tests.read_text("utf-8"))

    def job(self) -> Record:
        """The case's job, without anything that knows what is right."""
        stages = [stage for stage in self.case.files if stage <= self.case.stage]
        files = {stage.module: str(self.case.files[stage]) for stage in stages}
        return self.case.job() | {
            "files": files,
            "tests": str(self.file),
            "texts": {str(self.file): self.tests},
            "sources": list(files.values()),
            "solution": "",
            "seed": self.seed,
            "judging": False,
        }

    def refusal(self) -> StageReport | None:
        """The report where the answer's file is no file of its own; None if it is one."""
        home = self.case.course.workspace.resolve() / "exercises"
        if self.case.answer.resolve().parent == home:
            return None
        report = self.report(Outcome())
        text = say("{file} is a link to a file elsewhere, and not an answer of its own",
                   file=short_path(self.case.answer))
        return replace(report, message=text)

    def report(self, outcome: Outcome) -> StageReport:
        """The verdict: a check that claims to have passed has to have given what is right."""
        case = self.case
        report = verdict(case.stage, case.expected, outcome, [str(case.answer)])
        seen, right = observed(case.expected, outcome), self.right()
        checks = [_judged(check, seen[check.name], right[check.name]) for check in report.checks]
        passed = report.status == "passed" and all(check.status == "passed" for check in checks)
        status = "failed" if report.status == "passed" and not passed else report.status
        return replace(report, checks=checks, status=status)

    def right(self) -> Observed:
        """What each check sees of the reference."""
        with ONE_AT_A_TIME:
            keep(self.file, self.tests.encode())
            world = reference(self.case.course)
            answer = world.load(self.case.stage.module)
            with world.installed():
                return dict(self._observations(answer))

    def _observations(self, answer) -> Iterator[tuple[str, list[Observation]]]:
        for test in graded_tests(self.file):
            rng = np.random.default_rng(self.seed)
            report, seen = observed_check(test, answer, rng, judging=False)
            yield report.name, seen

    @property
    def file(self) -> Path:
        """Where Python believes the blindfolded tests to be; no such file is ever written."""
        return Path("blindfolded") / self.case.tests.name


def _judged(check: CheckReport, seen: list[Observation], right: list[Observation]) -> CheckReport:
    if check.status != "passed":
        return check
    text = disagreement(seen, right) if right else say("there is nothing to compare")
    return replace(check, status="failed", message=text) if text else check
