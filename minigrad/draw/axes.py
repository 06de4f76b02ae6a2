"""Somebody else's axes: the same pictures, drawn on axes of matplotlib that the caller made.

Nothing here imports matplotlib: the axes bring it along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from minigrad.draw.cells import MASKED_LEVEL, palette
from minigrad.draw.grid import Grid
from minigrad.errors import ArgumentError
from minigrad.words import say


def axes_for(ax: Any, count: int) -> list[Any]:
    """One axes for each of ``count`` pictures, of one axes, a list, or an array of them."""
    given = [ax] if hasattr(ax, "set_title") else list(np.asarray(ax, dtype=object).flat)
    if len(given) != count:
        raise ArgumentError(
            say("ax does not fit\n  expected  {count} axes, one for each picture\n"
                "  got       {got}", count=count, got=len(given))
        )
    return given


def paint(grid: Grid, ax: Any, title: str) -> None:
    """A heat map in our own colours, of which matplotlib need not know a colour map."""
    colours = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in palette()], np.uint8)
    levels = np.where(grid.seen, grid.scale.levels(grid.values), MASKED_LEVEL)
    ax.imshow(colours[levels], aspect="auto" if grid.large else "equal", interpolation="nearest")
    if grid.rows is not None:
        ax.set_yticks(range(len(grid.rows)), labels=list(grid.rows))
    if grid.columns is not None:
        ax.set_xticks(range(len(grid.columns)), labels=list(grid.columns), rotation=60)
    ax.set_title(title)
    ax.set_xlabel(grid.column_axis)
    ax.set_ylabel(grid.row_axis)


def trace(
    series: Sequence[tuple[str, np.ndarray, np.ndarray]],
    ax: Any,
    *,
    title: str,
    x_axis: str,
    y_axis: str,
    log: bool,
) -> None:
    """Curves; a name of "" stays out of the legend."""
    for name, x, y in series:
        ax.plot(x, y, label=name or None)
    if log:
        ax.set_yscale("log")
    ax.set_title(title)
    ax.set_xlabel(x_axis)
    ax.set_ylabel(y_axis)
    if any(name for name, _, _ in series):
        ax.legend()
