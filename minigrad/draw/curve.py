"""Curves: a loss over its steps, several of them with a legend, as SVG and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from minigrad.draw.axes import axes_for, trace
from minigrad.draw.canvas import FAINT, MARGIN, TITLE, short, text_at, title_at, width_of
from minigrad.draw.cells import MINUS
from minigrad.draw.dots import MARKS, braille, marks
from minigrad.draw.figure import Figure, Line, Run
from minigrad.draw.plot import COLOURS, HEIGHT, WIDTH, frame, legend, line
from minigrad.draw.series import Series, series_of
from minigrad.draw.text import columns, padded, printable, shortened
from minigrad.draw.ticks import Axis
from minigrad.words import say

LINE_HEIGHT, UNDER = 15, 56
LETTERS_HIGH, LETTERS_WIDE = 12, 72


def curve(
    values: Any,
    *,
    x: Any = None,
    title: str | None = None,
    x_axis: str = "step",
    y_axis: str = "loss (nats per token)",
    log: bool = False,
    ax: Any = None,
) -> Curve:
    """A loss over its steps; several curves as a dict of them, by name.

    What is not a number leaves a gap, and a note says how many there are and where the first is.
    More numbers than can be told apart are drawn as their mean, in a band from the least to the
    largest.

    Args:
        values: Numbers, or {"training": numbers, "validation": numbers}.
        x: Where the numbers lie: 0, 1, 2 … for None, one list for all, or {"validation": places}.
        title: What stands above it.
        x_axis: What x counts.
        y_axis: What the numbers are, with their unit.
        log: True for an axis of equal ratios; what is not above 0 has no place on it.
        ax: Axes of matplotlib on which to draw as well.

    Raises:
        ShapeError: there is more than one axis.
        ArgumentError: x does not fit.
    """
    figure = Curve(title or y_axis, series_of(values, x, log), printable(x_axis),
                   printable(y_axis), log)
    if ax is not None:
        trace([(s.name, s.x, s.y) for s in figure.series], axes_for(ax, 1)[0],
              title=figure.title, x_axis=x_axis, y_axis=y_axis, log=log)
    return figure


@dataclass(repr=False, eq=False)
class Curve(Figure):
    """One curve or several, on one pair of axes."""

    title: str
    series: Sequence[Series]
    x_axis: str
    y_axis: str
    log: bool

    def _axes(self) -> tuple[Axis, Axis]:
        places = np.concatenate([np.empty(0), *(one.x for one in self.series)])
        numbers = np.concatenate([np.empty(0), *(one.there for one in self.series)])
        return Axis.over(places, tight=True), Axis.over(numbers, log=self.log)

    # -- in words ----------------------------------------------------------------------------

    def desc(self) -> str:
        what = say("{y} over {x}.", y=self.y_axis, x=self.x_axis)
        notes = [f"{note}." for note in self._notes()]
        return " ".join([what, *map(self._told, self.series), *notes])

    def _told(self, one: Series) -> str:
        name = f"{one.name}: " if one.name else ""
        if not one.there.size:
            return name + say("no numbers.")
        found = np.flatnonzero(np.isfinite(one.y))
        least = found[one.y[found].argmin()]
        first, lowest, last = (say("{y} at {x}", y=_brief(one.y[at]), x=_brief(one.x[at]))
                               for at in (found[0], least, found[-1]))
        return name + say("{first} first, {last} last; lowest {lowest}.",
                          first=first, last=last, lowest=lowest)

    def _notes(self) -> list[str]:
        notes = []
        for one in self.series:
            if one.lost:
                kind = say("not finite and above 0") if self.log else say("not finite")
                name = f"{one.name}: " if one.name else ""
                notes.append(name + say("{n} of {all} numbers are {kind}, the first at {axis} {x}",
                                        n=one.lost, all=len(one.y), kind=kind, axis=self.x_axis,
                                        x=_brief(one.first_lost)))
        if not any(one.there.size for one in self.series):
            notes.append(say("no numbers yet"))
        return notes

    def _names(self) -> list[str]:
        """For a legend, which a curve without a name does not need."""
        return [one.name for one in self.series] if any(one.name for one in self.series) else []

    def _headed(self) -> bool:
        """Whether there is a title beyond what stands at the axis."""
        return self.title != self.y_axis

    # -- in ink ------------------------------------------------------------------------------

    def body(self, key: str) -> tuple[str, tuple[float, float]]:
        x, y = self._axes()
        around, left = frame(x, y, (self.x_axis, self.y_axis))
        names, high = legend(self._names(), WIDTH) if self._names() else ("", 0)
        named = TITLE + 12 if self._headed() else 0
        top = MARGIN + named + 2 + high + (6 if high else 0)
        left += MARGIN
        count = len(self.series)
        lines = [line(one, x, y, place, count) for place, one in enumerate(self.series)]
        under, notes = top + HEIGHT + UNDER, self._notes()
        said = [text_at(left, under + LINE_HEIGHT * n, note) for n, note in enumerate(notes)]
        head = [title_at(left, self.title)] if self._headed() else []
        body = "\n".join([
            *head,
            f'<g transform="translate({short(left)},{MARGIN + named})">{names}</g>',
            f'<g transform="translate({short(left)},{short(top)})">{around}', *lines, "</g>",
            f'<g fill="{FAINT}">{"".join(said)}</g>',
        ])
        titled = width_of(self.title, TITLE + 1)
        inner = max([WIDTH + 12, titled, *(width_of(note, 11) for note in notes)])
        return body, (left + inner + MARGIN, under + LINE_HEIGHT * len(notes))

    # -- in characters -----------------------------------------------------------------------

    def lines(self, width: int, color: bool, ascii: bool) -> Iterator[Line]:
        x, y = self._axes()
        labels = {round((1 - float(y.share(np.array(number)))) * (LETTERS_HIGH - 1)): text
                  for number, text in y.ticks(4)}
        left = max(map(columns, labels.values()), default=0) + 1
        wide = max(8, min(LETTERS_WIDE, width - left - 2))
        # Without colours, braille cannot tell two curves from one another.
        dotted = not ascii and (color or len(self.series) == 1)
        if self._headed():
            yield [(self.title, "bold")]
        yield [(self.y_axis, "dim")]
        yield from self._legend_lines(dotted, color, width)
        body = braille(self.series, x, y, wide, LETTERS_HIGH) if dotted else [
            [(text, "")] for text in marks(self.series, x, y, wide, LETTERS_HIGH)
        ]
        for row, runs in enumerate(body):
            tick = "┤" if row in labels else "│"
            yield [(padded(labels.get(row, ""), left, right=True) + tick, ""), *runs]
        yield from self._below(x, left, wide)
        for note in self._notes():
            yield [(note, "dim")]

    def _legend_lines(self, dotted: bool, color: bool, width: int) -> Iterator[Line]:
        """A sample of each curve and its name, as many in a line as fit."""
        line: list[Run] = []
        used = 0
        for place, name in enumerate(self._names()):
            mark = "⠒⠒" if dotted else MARKS[place % len(MARKS)]
            shown = f" {shortened(name, width - 3)}   "
            if line and used + columns(mark + shown.rstrip()) > width:
                yield line
                line, used = [], 0
            line += [(mark, COLOURS[place % len(COLOURS)] if color else ""), (shown, "")]
            used += columns(mark + shown)
        if line:
            yield line

    def _below(self, x: Axis, left: int, wide: int) -> Iterator[Line]:
        """The axis of x, its numbers where there is room, and what it counts."""
        rule, below = ["─"] * wide, [" "] * (left + 1 + wide)
        end = 0
        for number, text in x.ticks(max(2, wide // 12)):
            at = round(float(x.share(np.array(number))) * (wide - 1))
            start = max(0, min(left + 1 + at - len(text) // 2, len(below) - len(text)))
            if start >= end:
                below[start : start + len(text)] = text
                rule[at], end = "┬", start + len(text) + 1
        yield [(" " * left + "└" + "".join(rule), "")]
        yield [("".join(below), "")]
        yield [(" " * (left + 1) + self.x_axis, "dim")]


def _brief(number: float) -> str:
    return f"{number + 0.0:.6g}".replace("-", MINUS)
