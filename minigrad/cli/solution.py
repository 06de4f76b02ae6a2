"""``minigrad solution STAGE``: the reference answer, after the pass."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.syntax import Syntax

from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.screen import busy, console
from minigrad.grader import judge
from minigrad.grader.course import Course, Stage
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    stage = course.find(options.stage)
    screen = console()
    if not options.give_up:
        course.require_exercises()
        with busy(screen, say("grading …")):
            [report] = judge.grade(course, [stage])
        if report.status != "passed":
            screen.print(
                say(
                    "Stage {stage} does not pass yet. A hint helps more: `minigrad hint {stage}`\n"
                    "`minigrad solution {stage} --give-up` shows the answer all the same.",
                    stage=stage.number,
                )
            )
            return NOT_YET
    show_solution(screen, course, stage)
    return DONE


def show_solution(screen: Console, course: Course, stage: Stage) -> None:
    """The reference answer: in colours for eyes, as it is for a file."""
    source = course.solution(stage).read_text("utf-8")
    if screen.is_terminal:
        screen.print(Syntax(source, "python", theme="ansi_dark", background_color="default"))
    else:
        print(source, end="")
