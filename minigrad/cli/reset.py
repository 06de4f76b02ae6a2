"""``minigrad reset STAGE``: start a stage anew, with the old file kept."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from minigrad.cli.main import DONE
from minigrad.cli.screen import console
from minigrad.grader.course import Course
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    stage = course.find(options.stage)
    path = course.exercise(stage)
    screen = console()
    if path.exists() and path.read_bytes() == course.stub(stage).encode():
        screen.print(say("{file} is as it was in the beginning; nothing to do", file=path.name))
        return DONE
    if path.exists():
        kept = free_name(path)
        shutil.copy2(path, kept)
        screen.print(say("Your file is kept as {path}", path=kept), soft_wrap=True)
    fresh = path.with_suffix(".part")
    fresh.write_text(course.stub(stage), "utf-8")
    os.replace(fresh, path)
    screen.print(say("{path} starts anew", path=path), soft_wrap=True)
    return DONE


def free_name(path: Path) -> Path:
    """The first of s06_attention.1.bak, .2.bak … that nothing has yet."""
    number = 1
    while (kept := path.with_suffix(f".{number}.bak")).exists():
        number += 1
    return kept
