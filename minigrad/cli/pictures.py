"""Write the picture of a graph, and say where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console

from minigrad.draw import draw
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


def nearby(path: Path) -> Path:
    """The path as one would type it: from here, if it lies below."""
    path = path.resolve()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
