"""``minigrad draw STAGE``: a stage at work on its example, by the learner's own code.

``minigrad draw file.py:name`` draws what is called so in any other file.
"""

from __future__ import annotations

import argparse
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from minigrad import Module
from minigrad.cli.examples import EXAMPLES, Graph
from minigrad.cli.main import DONE
from minigrad.cli.pictures import show, within
from minigrad.cli.screen import busy, console
from minigrad.draw import draw
from minigrad.draw.drawing import SUFFIXES
from minigrad.draw.figure import Figure
from minigrad.draw.files import check_path
from minigrad.draw.subject import outputs_of
from minigrad.errors import ArgumentError
from minigrad.grader.blame import explain, unwritten_piece
from minigrad.grader.course import Course, Stage
from minigrad.grader.load import BrokenAnswer, World, own, reference
from minigrad.graph import Node
from minigrad.words import say

#: How long an answer may take to make its picture.
SECONDS = 30


def run(options: argparse.Namespace) -> int:
    asked = asked_for(options)
    screen = console()
    output = Path(options.output) if options.output else None
    if output:
        # Before anything is computed; the folder will be made.
        check_path(Path(output.name), SUFFIXES)
    if ".py" in options.stage:
        head, colon, name = options.stage.rpartition(":")
        path = Path(head if colon else options.stage)
        with busy(screen, say("computing …")):
            found: Graph | Figure = in_file(path, name if colon else "")
        default = Path.cwd() / ".minigrad" / f"{path.stem}.svg"
    else:
        course = Course.here()
        stage = course.find(options.stage)
        with busy(screen, say("computing …")):
            found = example(course, stage, screen, solution=options.solution)
        default = course.workspace / ".minigrad" / f"{stage.module}.svg"
    if isinstance(found, Figure):
        show(screen, found, output, default)
        return DONE
    picture = draw(*found.subject, names=found.names, axes=found.axes, **asked)
    show(screen, picture, output, default)
    if found.trouble:
        # The picture shows how far it went; the exit code says that it did not go far enough.
        raise ArgumentError(found.trouble)
    return DONE


def asked_for(options: argparse.Namespace) -> dict[str, Any]:
    """What the words of the command ask of the picture."""
    depth = {"auto": "auto", "all": None}.get(options.depth, options.depth)
    if isinstance(depth, str) and depth.isdigit():
        depth = int(depth)
    show = [what.strip() for what in options.show.split(",")] if options.show else None
    return {"direction": options.direction, "depth": depth, "expand": options.expand,
            "collapse": options.collapse, "show": show}


# -- a stage ---------------------------------------------------------------------------------


def example(course: Course, stage: Stage, screen: Console, *, solution: bool) -> Graph | Figure:
    """The stage's example, by the answers that there are."""
    make = EXAMPLES.get(stage.number)
    if make is None:
        raise ArgumentError(say("stage {stage} {name} has no example to draw",
                                stage=stage.number, name=stage.name))
    if solution or not course.begun(stage):
        if not solution:
            screen.print(say("{stage} {name} is still to be written: this is the reference's",
                             stage=stage.number, name=stage.name), style="dim")
        return made(course, reference(course), make)
    earlier = [s for s in course.stages if s.number < stage.number and course.begun(s)]
    try:
        return made(course, own(course, *earlier, stage), make)
    except ArgumentError:
        if not earlier:
            raise
    found = made(course, own(course, stage), make)
    screen.print(say("earlier stages of yours do not run: here they are the reference's"),
                 style="dim")
    return found


def made(course: Course, world: World, make: Callable[..., Any]) -> Graph | Figure:
    """What an example gives; whatever an answer does wrong becomes one sentence."""

    def stage(number: str) -> Any:
        return world.load(course.find(number).module)

    def work() -> Graph | Figure:
        with world.installed():
            found = make(stage, np.random.default_rng(0))
            return found if isinstance(found, Figure) else computed(found)

    try:
        return within(SECONDS, work)
    except KeyboardInterrupt:
        raise
    except BrokenAnswer as error:
        raise ArgumentError(failure(str(error))) from error
    except BaseException as error:
        text = failure(unwritten_piece(error) or explain(error))
        return as_far_as_it_went(error, text)


def computed(found: Graph) -> Graph:
    """The graph, with its module called: an answer runs here, and not when it is drawn."""
    subject, *inputs = found.subject
    return replace(found, subject=(outputs_of(subject, tuple(inputs)),))


def as_far_as_it_went(error: BaseException, text: str) -> Graph:
    """The graph up to the op that failed; an ArgumentError if it was no op."""
    if getattr(error, "parents", ()):
        return Graph((error,), trouble=text)
    raise ArgumentError(text) from error


def failure(what: str) -> str:
    return (say("something is not right yet") + "\n  " + what.replace("\n", "\n  ") + "\n  "
            + say("with --solution, the reference is drawn"))


# -- any other file --------------------------------------------------------------------------


def in_file(path: Path, name: str) -> Graph:
    """What is called ``name`` in a file of Python, with all names of that file."""
    if not path.is_file():
        raise ArgumentError(say("there is no file {path}", path=path))

    def work() -> Graph:
        found = runpy.run_path(str(path))
        if name not in found:
            raise ArgumentError(missing(path, name, found))
        subject = found[name]
        if callable(subject) and not isinstance(subject, (Node, Module)):
            subject = subject()
        return computed(Graph((subject,), found))

    try:
        return within(SECONDS, work)
    except (ArgumentError, KeyboardInterrupt):
        raise
    except BaseException as error:
        said = f"{type(error).__name__}: {error}".replace("\n", "\n  ")
        text = say("{path} does not run\n  {said}", path=path, said=said)
        return as_far_as_it_went(error, text)


def missing(path: Path, name: str, found: dict[str, Any]) -> str:
    nodes = [key for key, value in found.items() if isinstance(value, Node)]
    known = ", ".join(nodes) or say("none: there is no Tensor and no Value")
    return say(
        "{path} has nothing that is called so\n"
        "  expected  {path}:NAME, NAME one of {known}\n"
        "  got       {name}",
        path=path, known=known, name=name or say("no name"),
    )
