"""``minigrad watch [STAGE]``: save a file, and the verdict is there.

No key is needed, and what was printed stays.  Keys, where there is a keyboard, save typing.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from rich.text import Text

from minigrad.cli.hint import open_piece, show_hint
from minigrad.cli.keyboard import HUNG_UP, ending_in_order, keyboard
from minigrad.cli.main import DONE
from minigrad.cli.overview import show_map
from minigrad.cli.screen import console
from minigrad.cli.session import Session
from minigrad.cli.solution import show_solution
from minigrad.grader import judge
from minigrad.grader.background import Background
from minigrad.grader.catalogue import catalogue
from minigrad.grader.course import Course, Stage
from minigrad.grader.report import StageReport
from minigrad.grader.watching import changes
from minigrad.grader.workers import Workers
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    course.require_exercises()
    stage = course.find(options.stage) if options.stage else None
    screen = console(plain=options.plain)
    plain = options.plain or not screen.is_terminal or screen.is_dumb_terminal

    def grade(stages: Sequence[Stage], stop: threading.Event) -> list[StageReport]:
        return judge.grade(course, stages, workers=workers, stop=stop)

    def warm(stage: Stage) -> bool:
        return catalogue(course, stage).warm_step()

    with (
        ending_in_order(),
        closing(Workers(ahead=True)) as workers,
        closing(Background(course, grade, warm)) as background,
        keyboard() as keys,
    ):
        workers.prepare()
        looks = changes([course.exercise(stage) for stage in course.stages], background.bell.wait)
        session = Session(course, screen, background, stage, listens=keys is not None, plain=plain)
        greet(session)
        for news in looks:
            session.notice(news)
            session.go_on()
            for key in keys() if keys else "":
                if key in ("q", "Q", HUNG_UP):
                    return DONE
                press(session, key.lower())
    return DONE


def greet(session: Session) -> None:
    files = f"exercises/{session.stage.module}.py" if session.stage else "exercises/"
    session.screen.print(say("Watching {files}: save it and see. Ctrl-C ends it.", files=files))
    if session.listens:
        press(session, "?")


def press(session: Session, key: str) -> None:
    """Do what a key asks for; any other key asks for nothing."""
    if key in KEYS:
        KEYS[key](session)


def hint(session: Session) -> None:
    stage, report = at_hand(session)
    if report is None:
        session.screen.print(say("There is no verdict yet that a hint could go by."))
    elif report.status == "passed":
        session.screen.print(say("Stage {stage} passes; it needs no hint.", stage=report.stage))
    else:
        session.screen.print()
        piece = open_piece(session.course, stage, report)
        level = show_hint(session.screen, session.course, stage, piece)
        if level < 3:
            session.screen.print(Text(say("(press h again for one more)"), "dim"))


def solution(session: Session) -> None:
    stage, report = at_hand(session)
    if report is not None and report.status == "passed":
        session.screen.print()
        show_solution(session.screen, session.course, stage)
    else:
        session.screen.print(say("The reference answer is shown after the pass (h for a hint)."))


def at_hand(session: Session) -> tuple[Stage, StageReport | None]:
    stage = session.stage or session.course.stages[0]
    return stage, session.reports.get(stage)


def next_stage(session: Session) -> None:
    session.waiting = []
    session.background.give_up()
    session.errand = session.find_open(session.take_up)


def list_stages(session: Session) -> None:
    def errand() -> Iterator[Stage]:
        stages = session.course.stages
        for stage in stages:
            yield from session.look_at(stage)
        session.screen.print()
        show_map(session.screen, session.course, [session.reports[stage] for stage in stages])

    session.errand = errand()


def help_keys(session: Session) -> None:
    words = say("h hint · n next stage · l list · s solution after the pass · q quit · ? help")
    session.screen.print(Text(words, "dim"))


KEYS: dict[str, Callable[[Session], None]] = {
    "h": hint,
    "n": next_stage,
    "l": list_stages,
    "s": solution,
    "?": help_keys,
}
