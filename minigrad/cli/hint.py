"""``minigrad hint STAGE [CHECK]``: three hints for each piece, one at a time."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from rich.console import Console
from rich.text import Text

from minigrad.cli.main import DONE
from minigrad.cli.screen import busy, console
from minigrad.errors import ArgumentError
from minigrad.grader import judge
from minigrad.grader.course import Course, Stage
from minigrad.grader.report import StageReport
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    stage = course.find(options.stage)
    screen = console()
    if options.check:
        piece = find_piece(course, stage, " ".join(options.check))
    else:
        with busy(screen, say("looking for what is open …")):
            [report] = judge.grade(course, [stage])
        piece = open_piece(course, stage, report)
    level = show_hint(screen, course, stage, piece, options.level)
    again = f"minigrad hint {stage.number} {' '.join(options.check)}".strip()
    after = say("Next: try it; one more hint: `{command}`", command=again)
    if level == 3:
        after = say("The last one. `minigrad solution {stage} --give-up` shows the answer.",
                    stage=stage.number)
    screen.print(Text(after, "dim"))
    return DONE


def show_hint(
    screen: Console, course: Course, stage: Stage, piece: str, level: int | None = None
) -> int:
    """A hint of this level, or the next one that was not shown yet; returns its level."""
    seen = Seen(course.workspace / ".minigrad" / "hints.json")
    level = level or seen.next_level(f"{stage.module}:{piece}")
    heading = say(
        "{stage} · {piece} · hint {level} of 3", stage=stage.number, piece=piece, level=level
    )
    screen.print(Text(heading, "bold"))
    screen.print(course.hints(stage)[piece][level - 1])
    return level


def find_piece(course: Course, stage: Stage, words: str) -> str:
    """The piece that is called so, or that a check of this name (or part of it) judges."""
    pieces = course.pieces(stage)
    checks = {check.name: check.piece for check in course.checks(stage)}
    for piece in pieces:
        if words.lower() in (piece.lower(), piece.rpartition(".")[2].lower()):
            return piece
    found = {piece for name, piece in checks.items() if words.lower() in name.lower()}
    if len(found) == 1:
        return found.pop()
    if not found:
        found = set(pieces)
    listed = "\n  ".join(piece for piece in pieces if piece in found)
    raise ArgumentError(
        say(
            "no one piece or check of stage {stage} is called {words!r}; take one of\n  {pieces}",
            stage=stage.number,
            words=words,
            pieces=listed,
        )
    )


def open_piece(course: Course, stage: Stage, report: StageReport) -> str:
    """The piece that the first check which does not pass judges."""
    piece_of = {check.name: check.piece for check in course.checks(stage)}
    for check in report.checks:
        if check.status != "passed" and check.name in piece_of:
            return piece_of[check.name]
    return course.pieces(stage)[0]


class Seen:
    """How many hints were shown for each piece; losing the file only starts them anew."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def next_level(self, key: str) -> int:
        try:
            levels = json.loads(self.path.read_text("utf-8"))
            level = min(levels.get(key, 0) + 1, 3)
        except (OSError, ValueError, AttributeError, TypeError):
            levels, level = {}, 1
        levels[key] = level
        try:
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_text(json.dumps(levels), "utf-8")
        except OSError:
            pass  # a read-only workspace shows the same hint again
        return level
