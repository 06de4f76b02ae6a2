"""From what workers told to the verdict on a stage.

The rule is strict: a stage has passed only if every check that its file announces was reported
exactly once, as passed, and the worker came to its end.  What did not report is a failure that
says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from minigrad.grader.confine import Layer
from minigrad.grader.course import Stage
from minigrad.grader.outcome import Outcome
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport, StageReport
from minigrad.grader.wire import Garbled, unpacked
from minigrad.words import say

STATUSES = ("passed", "failed", "error", "not run")
Observed = dict[str, list[Observation]]


def verdict(
    stage: Stage, expected: Sequence[str], outcome: Outcome, files: Sequence[str] = ()
) -> StageReport:
    """The report on a stage, whatever became of its workers.

    Args:
        stage: the one that was graded.
        expected: the names of its checks.
        outcome: what was told.
        files: the learner's own; at which of their lines the time ran out is worth telling.
    """
    status, message = _ending(outcome, files)
    checks = [_check(name, outcome, message, files) for name in expected]
    told = [str(record.get("name")) for record in outcome.events("check")]
    complete = bool(expected) and sorted(told) == sorted(expected) and whole(outcome)
    passed = complete and all(check.status == "passed" for check in checks)
    return StageReport(
        stage.number,
        stage.name,
        status or ("passed" if passed else "failed"),
        checks,
        message=message,
        printed=outcome.printed,
        layers=layers(outcome),
    )


def not_started(stage: Stage, expected: Sequence[str]) -> StageReport:
    checks = [CheckReport(name, "not run") for name in expected]
    return StageReport(stage.number, stage.name, "not started", checks)


def whole(outcome: Outcome) -> bool:
    """True if one worker told everything and came to its end."""
    return not outcome.endings and len(outcome.events("end")) == 1


def observed(expected: Sequence[str], outcome: Outcome) -> Observed:
    """What each check has seen; nothing of one that did not report once and in the usual way."""
    seen: Observed = {}
    for name in expected:
        seen[name] = []
        with suppress(Garbled):
            if len(reports := outcome.reports(name)) == 1:
                seen[name] = unpacked(reports[0].get("observations"))
    return seen


def taken_apart(outcome: Outcome) -> dict[str, Observed]:
    """For each function and class of the answer, what the checks have seen of it alone."""
    seen: dict[str, Observed] = {}
    for record in outcome.more:
        if record.get("event") == "part":
            with suppress(Garbled):
                found = unpacked(record.get("observations"))
                seen.setdefault(str(record.get("part")), {})[str(record.get("name"))] = found
    return seen


def layers(outcome: Outcome) -> list[Layer]:
    """What held the answer back: the first thing that is told, before the answer is loaded."""
    with suppress(TypeError, AttributeError, LookupError):
        if outcome.records[0].get("event") == "ready":
            return [Layer(**layer) for layer in outcome.records[0]["layers"]]
    return []


def _ending(outcome: Outcome, files: Sequence[str]) -> tuple[str, str]:
    """A status for the whole stage where something other than a check decides it, and why."""
    if forbidden := outcome.events("forbidden"):
        return "failed", str(forbidden[0].get("message"))
    if broken := outcome.events("broken"):
        return "broken", str(broken[0].get("message"))
    outside = [ending.words(files) for ending in outcome.endings if not ending.during]
    message = outside[0] if outside else ""
    if any(ending.timed_out for ending in outcome.endings):
        return "timed out", message
    if outside:
        return "failed" if outcome.events("begin") else "broken", message
    return "", ""


def _check(name: str, outcome: Outcome, message: str, files: Sequence[str]) -> CheckReport:
    """One check's part in the verdict; ``message`` is what concerns them all."""
    reports = outcome.reports(name)
    if len(reports) == 1 and reports[0].get("status") in STATUSES:
        return CheckReport(name, reports[0]["status"], str(reports[0].get("message", "")))
    if reports:
        return CheckReport(name, "error", say("this check did not report in the usual way"))
    for ending in outcome.endings:
        if ending.during == name:
            status = "timed out" if ending.timed_out else "error"
            return CheckReport(name, status, ending.words(files))
    if outcome.endings and not message:
        message = say("not reached: too many checks before this one came to no end")
    return CheckReport(name, "not run", message)
