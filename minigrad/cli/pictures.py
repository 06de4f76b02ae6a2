"""Write a picture, and say where it lies; work that may never end gets a limit."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from rich.console import Console

from minigrad.draw import draw
from minigrad.draw.figure import Figure
from minigrad.graph import Node
from minigrad.words import say


def named(module: Any) -> Any:
    """The module, with its parameters called by their paths."""
    for name, parameter in module.named_parameters():
        parameter.name = name
    return module


def save(screen: Console, output: Node, path: Path) -> None:
    """Draw everything that ``output`` was computed from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = draw(output).save(path)
    screen.print()
    words = say("The computation graph is drawn in {path}", path=nearby(written))
    screen.print(words, soft_wrap=True)


def show(screen: Console, picture: Any, wanted: Path | None, default: Path) -> None:
    """Write the picture where it is wanted; otherwise show it here, and keep it as well."""
    if wanted is None:
        if isinstance(picture, Figure):
            screen.print(picture)
        else:
            screen.print(picture.text(), end="", soft_wrap=True)
        screen.print()
    path = wanted or default
    path.parent.mkdir(parents=True, exist_ok=True)
    words = say("The picture is in {path}", path=nearby(picture.save(path)))
    screen.print(words, soft_wrap=True)


Result = TypeVar("Result")


def within(seconds: int, work: Callable[[], Result]) -> Result:
    """What ``work`` gives; a TimeoutError if it takes longer, where work can be interrupted."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() != threading.main_thread():
        return work()

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(say("not ready after {n} seconds", n=seconds))

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return work()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def nearby(path: Path) -> Path:
    """The path as one would type it: from here, if it lies below."""
    path = path.resolve()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
