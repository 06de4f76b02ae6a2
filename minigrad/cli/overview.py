"""Bare ``minigrad``: the map of stages, what passes, what is next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from minigrad.cli.grade import next_step
from minigrad.cli.main import DONE
from minigrad.cli.screen import busy, console, sign, status_words
from minigrad.grader import judge
from minigrad.grader.course import Course
from minigrad.grader.report import StageReport
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    screen = console()
    with busy(screen, say("looking at your files …")):
        reports = judge.grade(course, course.stages)
    show_map(screen, course, reports)
    screen.print()
    screen.print(next_step(reports, course), style="bold")
    return DONE


def show_map(screen: Console, course: Course, reports: Sequence[StageReport]) -> None:
    """All stages, one to a line: what passes, and how many checks of it."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    table.add_column(justify="right")
    for stage, report in zip(course.stages, reports, strict=True):
        passed = sum(check.status == "passed" for check in report.checks)
        count = f"{passed}/{len(report.checks)}" if report.checks else ""
        status = status_words(report.status)
        table.add_row(stage.number, sign(report.status), stage.title, status, count)
    screen.print(table)
