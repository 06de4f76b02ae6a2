"""``minigrad init DIR``: a folder with the exercises, ready to be filled in."""

from __future__ import annotations

import argparse
import shlex
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
            words = say("{file} is there already and stays as it is", file=path)
            screen.print(words, soft_wrap=True)
        else:
            path.write_text(course.stub(stage), "utf-8")
    words = say("The exercises lie in {folder}", folder=folder / "exercises")
    screen.print(words, soft_wrap=True)
    words = say("Next: `minigrad`")
    if folder.resolve() != Path.cwd():
        words = say("Next: `cd {folder}`, then `minigrad`", folder=shlex.quote(str(folder)))
    screen.print(words, style="bold", soft_wrap=True)
    return DONE
