"""Bare ``minigrad``: the map of stages, what passes, what is next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from minigrad.cli.grade import next_step
from minigrad.cli.main import DONE
from minigrad.cli.screen import busy, console, sign, status_words
from minigrad.grader import judge
from minigrad.grader.course import Course
from minigrad.grader.report import StageReport
from minigrad.words import say

#: The parts of the course, by the number of the stage with which each begins.
PARTS = {
    "01": ("I", "Gradients"),
    "03": ("II", "From text to vectors"),
    "05": ("III", "Attention"),
    "10": ("IV", "The Transformer"),
    "14": ("V", "Learning and speaking"),
}


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
    """All stages part by part, one to a line: what passes, and how many checks of it."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    table.add_column(justify="right")
    told = None
    for stage, report in zip(course.stages, reports, strict=True):
        if (part := part_of(stage.number)) != told:
            told = part
            table.add_row(*(Text(text, "bold") for text in (part[0], "", say(part[1]))))
        passed = sum(check.status == "passed" for check in report.checks)
        count = f"{passed}/{len(report.checks)}" if report.checks else ""
        status = status_words(report.status)
        table.add_row(stage.number, sign(report.status), stage.title, status, count)
    screen.print(table)


def part_of(number: str) -> tuple[str, str]:
    """The number and the title of the part to which a stage belongs."""
    return PARTS[max((first for first in PARTS if first <= number), default="01")]
