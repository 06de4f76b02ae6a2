"""``minigrad train dates``: from random weights to a model that translates."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.text import Text

from minigrad.cli.beginning import begin, folder_of, made_of
from minigrad.cli.main import DONE, STOPPED
from minigrad.cli.message import print_words
from minigrad.cli.pictures import nearby
from minigrad.cli.progress import watching
from minigrad.cli.screen import busy, console
from minigrad.dates.days import days_of
from minigrad.dates.writing import LANGUAGES, Example, answers, examples, grammar, require_babel
from minigrad.draw import curve
from minigrad.fast import keep_memory
from minigrad.grader.course import Course
from minigrad.training.folder import Begun, Folder
from minigrad.training.loop import train
from minigrad.training.run import FORMS, TEST, VALIDATION, Run, Settings
from minigrad.training.threads import one_thread
from minigrad.words import say

#: Steps from one check and checkpoint to the next.
EVERY = 100
#: Every so many days of the validation are translated at each check.
SPARSE = 18


def run(options: argparse.Namespace) -> int:
    require_babel()
    keep_memory()
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
    forms = {language: known.to_json() for language, known in answers().items()}
    work.translator.save(begun.output, grammar=grammar().to_json(), answers=forms, **facts)
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
