"""From what a worker told to the verdict on a stage.

The rule is strict: a stage has passed only if every check that its file announces was reported
exactly once, as passed, and the worker came to its end.  What did not report is a failure that
says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from minigrad.grader.course import Stage
from minigrad.grader.process import Outcome, Record, how_it_died
from minigrad.grader.report import CheckReport, StageReport
from minigrad.words import say

STATUSES = ("passed", "failed", "error", "not run")


def verdict(stage: Stage, expected: Sequence[str], outcome: Outcome, limit: float) -> StageReport:
    """The report on a stage, whatever became of its worker."""
    status, message = _ending(outcome, limit)
    checks = [_check(name, outcome, status, message) for name in expected]
    told = [record.get("name") for record in _events(outcome, "check")]
    complete = bool(expected) and sorted(map(str, told)) == sorted(expected)
    passed = complete and all(check.status == "passed" for check in checks)
    return StageReport(
        stage.number,
        stage.name,
        status or ("passed" if passed else "failed"),
        checks,
        message=message,
        printed=outcome.printed,
    )


def not_started(stage: Stage, expected: Sequence[str]) -> StageReport:
    checks = [CheckReport(name, "not run") for name in expected]
    return StageReport(stage.number, stage.name, "not started", checks)


def _ending(outcome: Outcome, limit: float) -> tuple[str, str]:
    """A status for the whole stage where something other than a check decides it, and why."""
    if outcome.timed_out:
        return "timed out", say("there was no answer within {limit:g} seconds", limit=limit)
    if forbidden := _events(outcome, "forbidden"):
        return "failed", str(forbidden[0].get("message"))
    if broken := _events(outcome, "broken"):
        return "broken", str(broken[0].get("message"))
    if not outcome.complete:
        importing = not _events(outcome, "begin")
        return "broken" if importing else "failed", how_it_died(outcome.exit_code)
    return "", ""


def _check(name: str, outcome: Outcome, status: str, message: str) -> CheckReport:
    """One check's part in the verdict."""
    reports = [record for record in _events(outcome, "check") if record.get("name") == name]
    if len(reports) == 1 and reports[0].get("status") in STATUSES:
        return CheckReport(name, reports[0]["status"], str(reports[0].get("message", "")))
    if reports:
        return CheckReport(name, "error", say("this check did not report in the usual way"))
    begun = any(record.get("name") == name for record in _events(outcome, "begin"))
    if begun:
        return CheckReport(name, "timed out" if status == "timed out" else "error", message)
    return CheckReport(name, "not run", message)


def _events(outcome: Outcome, event: str) -> list[Record]:
    return [record for record in outcome.records if record.get("event") == event]
