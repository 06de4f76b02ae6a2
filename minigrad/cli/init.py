"""``minigrad init DIR``: a folder with the exercises, ready to be filled in."""

from __future__ import annotations

import argparse
from pathlib import Path

from minigrad.cli.main import DONE
from minigrad.cli.screen import console
from minigrad.grader.course import PACKAGE, Course
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    course = Course(Course.here(PACKAGE).material, folder)
    screen = console()
    (folder / "exercises").mkdir(parents=True, exist_ok=True)
    for stage in course.stages:
        path = course.exercise(stage)
        if path.exists():
            screen.print(say("{file} is there already and stays as it is", file=path))
        else:
            path.write_text(course.stub(stage), "utf-8")
    screen.print(say("The exercises lie in {folder}", folder=folder / "exercises"))
    screen.print(say("Next: `cd {folder}`, then `minigrad`", folder=folder), style="bold")
    return DONE
