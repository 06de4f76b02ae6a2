"""Write the picture of a graph, and say where it lies."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from minigrad.draw import draw
from minigrad.graph import Node
from minigrad.words import say


def save(screen: Console, output: Node, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = draw(output).save(path)
    screen.print()
    screen.print(say("The computation graph is drawn in {path}", path=written))
