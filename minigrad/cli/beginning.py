"""What a run of ``minigrad train`` is to be: which one, made of what, in nobody's way."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from minigrad.cli.message import print_words
from minigrad.cli.pictures import nearby
from minigrad.cli.progress import grading_bar
from minigrad.errors import ArgumentError
from minigrad.grader.course import Course, Stage
from minigrad.training.folder import Begun, Folder, put_aside
from minigrad.training.pieces import Pieces, passing, pieces_of, ranges
from minigrad.training.run import Settings
from minigrad.words import say


def folder_of(course: Course) -> Folder:
    """Where a run lives: beside the learner's exercises, or here."""
    home = course.workspace if (course.workspace / "exercises").is_dir() else Path.cwd()
    return Folder(home / ".minigrad" / "dates")


def begin(
    screen: Console, folder: Folder, options: argparse.Namespace, course: Course
) -> Begun:
    """What the run is to be: the one that lies here, or a new one that is in nobody's way."""
    if options.resume and options.fresh:
        raise ArgumentError(say("--resume goes on and --fresh begins anew: take one of them"))
    there = None if options.fresh else folder.begun()
    if there and options.resume:
        return agreed(there, options)
    if there:
        raise ArgumentError(lies_here(folder))
    settings = asked_for(options)
    output = Path(options.output).absolute() if options.output else folder.model
    if options.own:
        settings = replace(settings, own=own_numbers(screen, course))
    make_room(screen, folder, output, fresh=options.fresh)
    begun = Begun(settings, output)
    folder.begin(begun)
    return begun


def lies_here(folder: Folder) -> str:
    return say("a run lies in {folder} already\n"
               "  to go on with it:             `minigrad train dates --resume`\n"
               "  to keep it and begin another: `minigrad train dates --fresh`",
               folder=nearby(folder.path))


def asked_for(options: argparse.Namespace) -> Settings:
    """The usual settings, but for what the words say."""
    said = {name: getattr(options, name) for name in ("seed", "steps")}
    settings = replace(Settings(), **{k: value for k, value in said.items() if value is not None})
    if settings.steps < 1 or settings.seed < 0:
        raise ArgumentError(say("--steps is 1 or more, and --seed is 0 or more"))
    return settings


def agreed(there: Begun, options: argparse.Namespace) -> Begun:
    """The run that lies here, unless the words ask for another one."""
    settings = there.settings
    said = {"--seed": (options.seed, settings.seed), "--steps": (options.steps, settings.steps)}
    for option, (asked, begun) in said.items():
        if asked not in (None, begun):
            raise ArgumentError(
                say("the run that lies here was begun with {option} {begun}, not {asked}\n"
                    "  to keep it and begin another: --fresh instead of --resume",
                    option=option, begun=begun, asked=asked)
            )
    if options.own and not settings.own:
        raise ArgumentError(
            say("the run that lies here was begun without --own\n"
                "  to keep it and begin another: --fresh instead of --resume")
        )
    return replace(there, output=Path(options.output).absolute()) if options.output else there


def make_room(screen: Console, folder: Folder, output: Path, *, fresh: bool) -> None:
    """See that nothing is in the way of what will be written; with ``fresh``, put it aside."""
    if not fresh and output.exists():
        raise ArgumentError(
            say("{path} is there already\n  to keep it under another name: --fresh",
                path=nearby(output))
        )
    if output != folder.model and not output.parent.is_dir():
        raise ArgumentError(say("there is no folder {path}", path=nearby(output.parent)))
    for path in (folder.path, output) if fresh else ():
        if aside := put_aside(path):
            words = say("{path} is kept as {aside}", path=nearby(path), aside=aside.name)
            print_words(screen, words, 0, "dim")


def mine(screen: Console, course: Course) -> list[Stage]:
    """The learner's stages that pass."""
    course.require_exercises()
    with grading_bar(screen, len(course.stages)) as graded:
        return passing(course, graded)


def own_numbers(screen: Console, course: Course) -> tuple[str, ...]:
    """The numbers of those stages; there have to be some."""
    numbers = tuple(stage.number for stage in mine(screen, course))
    if not numbers:
        raise ArgumentError(
            say("none of your stages passes yet: `minigrad grade` says why\n"
                "  without --own, the reference's are trained")
        )
    return numbers


def made_of(screen: Console, course: Course, settings: Settings) -> Pieces:
    """The stages that the run is made of; it says which."""
    stages = []
    if settings.own:
        stages = [stage for stage in mine(screen, course) if stage.number in settings.own]
    pieces = pieces_of(course, stages)
    if lost := [number for number in settings.own if number not in pieces.own]:
        raise ArgumentError(
            say("the run was begun with your stages {stages}, which do not pass any more\n"
                "  to keep it and begin another: --fresh instead of --resume",
                stages=", ".join(lost))
        )
    print_words(screen, whose(course, pieces), 0)
    return pieces


def whose(course: Course, pieces: Pieces) -> str:
    """Which stages are the learner's, in a sentence."""
    known = [stage.number for stage in course.stages]
    others = [number for number in known if number not in pieces.own]
    names = {"yours": ranges(pieces.own, known), "others": ranges(others, known)}
    if not pieces.own:
        return say("the stages: the reference's {others}", **names)
    if not others:
        return say("the stages: yours {yours}", **names)
    return say("the stages: yours {yours}; the reference's {others}", **names)
