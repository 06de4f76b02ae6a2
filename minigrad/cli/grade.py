"""``minigrad grade``: what is right, what is wrong and why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.message import paragraphs, print_message, print_words, printable, wrapped
from minigrad.cli.screen import busy, console, sign, status_words
from minigrad.grader import judge
from minigrad.grader.course import Course, Stage
from minigrad.grader.report import CheckReport, StageReport, to_json
from minigrad.grader.stub import line_of
from minigrad.words import say

#: Of what an answer prints, so many lines are shown, and of each so many characters.
PRINTED, LONGEST = 10, 500

#: When these pass, there is a whole model that can be trained.
MODEL = ("13", "14", "15", "16", "17")


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    stages = [course.find(word) for word in options.stages] or course.stages
    screen = console()
    if options.json:
        reports = judge.grade(course, stages, own=options.own, strict=options.strict)
        print(json.dumps(to_json(reports), ensure_ascii=False, indent=2))
    else:
        with busy(screen, say("grading …")):
            reports = judge.grade(course, stages, own=options.own, strict=options.strict)
        show(screen, reports, course, confinement=options.strict)
    if not options.stages:
        reports = [report for report in reports if report.status != "not started"]
    return DONE if reports and all(report.status == "passed" for report in reports) else NOT_YET


def show(
    screen: Console, reports: list[StageReport], course: Course, *, confinement: bool = False
) -> None:
    """The stages that were begun, one below the other; then the others; then what to type."""
    begun = [report for report in reports if report.status != "not started"]
    for report in begun:
        show_stage(screen, report, course, brief=len(begun) > 1)
        if report.status != "passed":
            screen.print()
    if begun and begun[-1].status == "passed":
        screen.print()
    if confinement and (words := next(filter(None, (r.confinement() for r in begun)), "")):
        screen.print(Text(words, "dim"))
    if len(begun) < len(reports):
        untouched = [report for report in reports if report.status == "not started"]
        names = ", ".join(f"{report.stage} {report.name}" for report in untouched)
        screen.print(Text(say("not started: {stages}", stages=names), "dim"))
    print_words(screen, next_step(reports, course), 0, "bold")


def show_stage(
    screen: Console, report: StageReport, course: Course | None = None, *, brief: bool = False
) -> None:
    """One stage: its checks, and in full the first one that fails.

    Args:
        screen: where it goes.
        report: the verdict.
        course: where the learner's file is; with it, the line of the piece is told.
        brief: leave out the list of checks.
    """
    passed = sum(check.status == "passed" for check in report.checks)
    head = Text(f"{report.stage} {report.name}  ", "bold") + status_words(report.status)
    head += Text("  " + say("{n} of {all} checks", n=passed, all=len(report.checks)))
    screen.print(head)
    if report.message:
        print_message(screen, report.message, 2)
    elif not brief:
        show_checks(screen, report.checks)
    failing = [check for check in report.checks if check.status not in ("passed", "not run")]
    if failing and not report.message:
        show_failure(screen, report, failing, course)
    show_printed(screen, report.printed)
    if report.stood_in:
        names = ", ".join(report.stood_in)
        text = say("the reference stands in for: {stages}", stages=names)
        print_words(screen, text, 2, "dim")


def show_checks(screen: Console, checks: Sequence[CheckReport]) -> None:
    """Each check as a sentence; those that wait for the same piece together."""
    for message, group in groupby(checks, key=lambda c: c.status == "not run" and c.message):
        same = list(group)
        if not message:
            for check in same:
                _show_sentence(screen, check.status, check.name)
            continue
        text = say("{what} ({n} checks)", what=message, n=len(same))
        _show_sentence(screen, "not run", text)


def _show_sentence(screen: Console, status: str, sentence: str) -> None:
    for number, line in enumerate(wrapped(screen, Text(sentence), 4)):
        screen.print(Text("  ") + (Text("  ") if number else sign(status) + Text(" ")) + line)


def show_failure(
    screen: Console, report: StageReport, failing: Sequence[CheckReport], course: Course | None
) -> None:
    """The first check that fails in full, what is known about it, and where to look."""
    first, *others = failing
    screen.print()
    print_words(screen, f"✗ {first.name}", 0, "bold")
    print_message(screen, first.message, 2)
    for diagnosis in report.diagnoses:
        screen.print()
        for paragraph in paragraphs(printable(diagnosis.message)):
            print_words(screen, paragraph, 2, "yellow")
    screen.print()
    if course and (place := piece_at_fault(report, first, course)):
        print_words(screen, place, 2)
    if len(others) == 1:
        print_words(screen, say("One more check fails; it may follow from this one."), 2, "dim")
    elif others:
        text = say("{n} more checks fail; they may follow from this one.", n=len(others))
        print_words(screen, text, 2, "dim")


def piece_at_fault(report: StageReport, check: CheckReport, course: Course) -> str:
    """Which piece a check looks at, and where it begins in the learner's file."""
    stage = course.find(report.stage)
    piece = _piece_of(course, stage, check.name)
    line = line_of(_source(course, stage), piece)
    if line is None:
        return ""
    return say("This check looks at {piece}: exercises/{file}.py, line {line}.",
               piece=piece, file=stage.module, line=line)


def show_printed(screen: Console, printed: str) -> None:
    """The beginning of what the answer wrote to its terminal; the same line again is counted."""
    lines = printable(printed.expandtabs(4)).strip("\n").splitlines()
    counted = [(line, len(list(same))) for line, same in groupby(lines)]
    if not counted:
        return
    print_words(screen, say("your code printed:"), 2, "dim")
    for line, times in counted[:PRINTED]:
        text = line[:LONGEST] if times == 1 else f"{line[:LONGEST]}  (×{times})"
        print_words(screen, text, 4, "dim")
    if len(counted) > PRINTED:
        print_words(screen, say("… and {n} more lines", n=len(counted) - PRINTED), 4, "dim")


def next_step(reports: list[StageReport], course: Course) -> str:
    """The one thing to do now; below it, what else is possible once there is a whole model."""
    for report in reports:
        if report.status not in ("passed", "not started"):
            return _repair(report, course) + _besides(reports)
    for report in reports:
        if report.status == "not started":
            file = f"exercises/{course.find(report.stage).module}.py"
            return say(
                "Next: open {file}, read it, fill in the first TODO, then `minigrad grade {stage}`",
                file=file,
                stage=report.stage,
            ) + _besides(reports)
    later = [s for s in course.stages if s.number > reports[-1].stage]
    if later:
        return say("Next: open exercises/{file}.py", file=later[0].module)
    return say("All stages asked for pass. See your work at work: {command}",
               command=at_work(reports))


def at_work(reports: Iterable[StageReport]) -> str:
    """What shows a learner's work when there is nothing left to write."""
    return "`minigrad train dates --own`" if has_model(reports) else "`minigrad tour`"


def has_model(reports: Iterable[StageReport]) -> bool:
    passed = {report.stage for report in reports if report.status == "passed"}
    return passed.issuperset(MODEL)


def _besides(reports: Sequence[StageReport]) -> str:
    if not has_model(reports):
        return ""
    return "\n      " + say("your own Transformer can learn: `minigrad train dates --own`")


def _repair(report: StageReport, course: Course) -> str:
    """What to do about a stage that does not pass."""
    stage = course.find(report.stage)
    values = {"file": f"exercises/{stage.module}.py", "stage": report.stage}
    if not _source(course, stage).strip():
        return say("Next: `minigrad reset {stage}` brings the exercise back; {file} is empty",
                   **values)
    waiting = [check.name for check in report.checks if check.status == "not run"]
    failing = [c for c in report.checks if c.status not in ("passed", "not run")]
    piece = _piece_of(course, stage, waiting[0]) if waiting and not failing else ""
    if piece and not report.message:
        return say("Next: write {piece} in {file}, then `minigrad grade {stage}`\n"
                   "      stuck? `minigrad hint {stage}`", piece=piece, **values)
    return say("Next: edit {file}, then `minigrad grade {stage}`\n"
               "      stuck? `minigrad hint {stage}`", **values)


def _piece_of(course: Course, stage: Stage, check: str) -> str:
    return {check.name: check.piece for check in course.checks(stage)}.get(check, "")


def _source(course: Course, stage: Stage) -> bytes:
    """The learner's file; one that cannot be read holds nothing."""
    try:
        return course.exercise(stage).read_bytes()
    except OSError:
        return b""
