"""``minigrad grade``: what is right, what is wrong and why."""

from __future__ import annotations

import argparse
import json

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.screen import busy, console, sign, status_words
from minigrad.grader import judge
from minigrad.grader.course import Course
from minigrad.grader.report import StageReport, to_json
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    stages = [course.find(word) for word in options.stages] or course.stages
    screen = console()
    if options.json:
        reports = judge.grade(course, stages, own=options.own)
        print(json.dumps(to_json(reports), ensure_ascii=False, indent=2))
    else:
        with busy(screen, say("grading …")):
            reports = judge.grade(course, stages, own=options.own)
        show(screen, reports, course)
    if not options.stages:
        reports = [report for report in reports if report.status != "not started"]
    return DONE if reports and all(report.status == "passed" for report in reports) else NOT_YET


def show(screen: Console, reports: list[StageReport], course: Course) -> None:
    """The stages that were begun, one below the other; then the others; then what to type."""
    untouched = [report for report in reports if report.status == "not started"]
    for report in reports:
        if report not in untouched:
            show_stage(screen, report)
    if untouched:
        names = ", ".join(f"{report.stage} {report.name}" for report in untouched)
        screen.print(Text(say("not started: {stages}", stages=names), "dim"))
    screen.print(next_step(reports, course), style="bold")


def show_stage(screen: Console, report: StageReport) -> None:
    """One stage: every check as a sentence, and in full what the first one that fails has seen."""
    passed = sum(check.status == "passed" for check in report.checks)
    head = Text(f"{report.stage} {report.name}  ", "bold") + status_words(report.status)
    if report.checks:
        head += Text("  " + say("{n} of {all} checks", n=passed, all=len(report.checks)))
    screen.print(head)
    if report.message:
        screen.print(Padding(Text(report.message), (0, 0, 0, 2)))
    explained = False
    for check in report.checks:
        screen.print(Text("  ") + sign(check.status) + Text(f" {check.name}"))
        if check.message and check.status not in ("passed", "not run") and not explained:
            screen.print(Padding(Text(check.message), (0, 0, 0, 6)))
            explained = True
    for diagnosis in report.diagnoses:
        screen.print(Padding(Text(diagnosis.message, "yellow"), (0, 0, 0, 2)))
    if report.stood_in:
        names = ", ".join(report.stood_in)
        screen.print(Text("  " + say("the reference stands in for: {stages}", stages=names), "dim"))
    screen.print()


def next_step(reports: list[StageReport], course: Course) -> str:
    """The one thing to do now."""
    for report in reports:
        if report.status not in ("passed", "not started"):
            file = f"exercises/{course.find(report.stage).module}.py"
            return say(
                "Next: edit {file}, then `minigrad grade {stage}`; stuck? `minigrad hint {stage}`",
                file=file,
                stage=report.stage,
            )
    for report in reports:
        if report.status == "not started":
            file = f"exercises/{course.find(report.stage).module}.py"
            return say(
                "Next: open {file}, read it, fill in the first TODO, then `minigrad grade {stage}`",
                file=file,
                stage=report.stage,
            )
    later = [s for s in course.stages if s.number > reports[-1].stage]
    if later:
        return say("Next: open exercises/{file}.py", file=later[0].module)
    return say("All stages asked for pass. See your work at work: `minigrad tour`")
