"""``minigrad train dates``: from random weights to a model that translates."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from minigrad.cli.main import DONE, STOPPED
from minigrad.cli.message import print_words
from minigrad.cli.pictures import nearby
from minigrad.cli.progress import grading_bar, watching
from minigrad.cli.screen import busy, console
from minigrad.dates.days import days_of
from minigrad.dates.writing import LANGUAGES, Example, examples, grammar, require_babel
from minigrad.draw import curve
from minigrad.errors import ArgumentError
from minigrad.grader.course import Course, Stage
from minigrad.training.folder import Begun, Folder, put_aside
from minigrad.training.loop import train
from minigrad.training.pieces import Pieces, passing, pieces_of, ranges
from minigrad.training.run import FORMS, TEST, VALIDATION, Run, Settings
from minigrad.training.threads import one_thread
from minigrad.words import say

#: Steps from one check and checkpoint to the next.
EVERY = 100
#: Every so many days of the validation are translated at each check.
SPARSE = 18


def run(options: argparse.Namespace) -> int:
    require_babel()
    course = Course.here()
    folder = folder_of(course)
    screen = console()
    begun = begin(screen, folder, options, course)
    pieces = made_of(screen, course, begun.settings)
    with folder.alone(), one_thread(), stopping() as stop:
        with busy(screen, say("writing dates …")):
            work = Run(pieces, begun.settings, dates(begun.settings, "train", FORMS))
            validation = dates(begun.settings, "validation", VALIDATION, SPARSE)
        take_up(screen, folder, work)
        with watching(screen, work) as watcher:
            whole = train(work, folder.checkpoint, validation, every=EVERY, watcher=watcher,
                          stop=stop)
        if not whole:
            words = say("Stopped after step {step}; nothing is lost.", step=work.step)
            print_words(screen, words, 0)
            print_words(screen, say("Next: `minigrad train dates --resume`"), 0, "bold")
            return STOPPED
        finish(screen, folder, begun, work)
    return DONE


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
        raise ArgumentError(
            say("a run lies in {folder} already\n"
                "  to go on with it:             `minigrad train dates --resume`\n"
                "  to keep it and begin another: `minigrad train dates --fresh`",
                folder=nearby(folder.path))
        )
    settings = asked_for(options)
    output = Path(options.output).absolute() if options.output else folder.model
    make_room(screen, folder, output, fresh=options.fresh)
    if options.own:
        settings = replace(settings, own=tuple(stage.number for stage in mine(screen, course)))
    begun = Begun(settings, output)
    folder.begin(begun)
    return begun


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


def dates(settings: Settings, part: str, purpose: int, sparse: int = 1) -> list[Example]:
    return examples(days_of(part)[::sparse], settings.rng(purpose))


def take_up(screen: Console, folder: Folder, work: Run) -> None:
    """Go on where the checkpoint is, if there is one; say what is ahead."""
    if folder.checkpoint.exists():
        work.restore(folder.checkpoint)
    print_words(
        screen,
        say("{pairs} pairs, {parameters} parameters, {steps} steps of {batch} pairs, seed {seed}",
            pairs=len(work.pairs), batch=work.settings.batch_size, steps=work.settings.steps,
            seed=work.settings.seed,
            parameters=sum(p.size for p in work.translator.model.parameters())),
        0,
    )
    if work.step:
        print_words(screen, say("going on after step {step}", step=work.step), 0)


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C end the work after a whole step; a second one ends it at once."""
    asked = threading.Event()
    before: dict[int, Any] = {}

    def ask(number: int, _: object) -> None:
        asked.set()
        signal.signal(number, before[number])

    if threading.current_thread() is threading.main_thread():
        before = {n: signal.signal(n, ask) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish(screen: Console, folder: Folder, begun: Begun, work: Run) -> None:
    """Examine the model on days that nobody has seen, keep it, and show how it learnt."""
    with busy(screen, say("translating the held-out days …")):
        right = examined(work)
    facts = {"seed": begun.settings.seed, "steps": work.step, "own": begun.settings.own,
             "exact": {language: sum(found) / len(found) for language, found in right.items()}}
    work.translator.save(begun.output, grammar=grammar().to_json(), **facts)
    figure = curve({"loss": work.losses}, title=say("loss"))
    figure.save(folder.curve)
    screen.print(figure)
    for language, found in right.items():
        words = say("{language}: {right} of {all} held-out days exactly right, {percent:.2f} %",
                    language=say(LANGUAGES[language]), right=sum(found), all=len(found),
                    percent=100 * sum(found) / len(found))
        print_words(screen, words, 0, "bold")
    for words in (say("The model is in {path}", path=nearby(begun.output)),
                  say("Its loss, step by step, is drawn in {path}", path=nearby(folder.curve))):
        screen.print(words, soft_wrap=True)
    # A command is never folded: somebody may want to copy it.
    screen.print(Text(next_command(folder, begun), "bold"), soft_wrap=True)


def examined(work: Run) -> dict[str, list[bool]]:
    """For each language, which days of the test are right."""
    test = dates(work.settings, "test", TEST)
    right = work.translator.exact(test)
    return {
        language: [found for found, example in zip(right, test, strict=True)
                   if example.source.startswith(f"{language} ")]
        for language in LANGUAGES
    }


def next_command(folder: Folder, begun: Begun) -> str:
    text = '"Friday, November 20, 2026"'
    if begun.output == folder.model:
        return say("Next: `minigrad translate {text}`", text=text)
    return say("Next: `minigrad translate --model {path} {text}`",
               path=nearby(begun.output), text=text)
