"""The numbers in a picture of characters as coloured cells, where the terminal has the colours.

The words of a message stay what they are: only what is behind the characters changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from minigrad.draw.canvas import INK
from minigrad.draw.cells import Scale
from minigrad.grader.picture import BAR, MARK

#: A cell of a mask is written as 1 or as a dot.
NUMBER = re.compile(rf"(-?(?:\d+(?:\.\d+)?(?:e[+-]\d+)?|inf|nan)|·)({re.escape(MARK)}?)")
#: A mark ends a word: behind it the next number may begin at once.
WORD = re.compile(rf"[^\s{re.escape(MARK)}]*{re.escape(MARK)}|[^\s{re.escape(MARK)}]+")
#: A wrong number; it is read on orange and on blue, and its mark stays.
WRONG = "bold #7a0010"

Row = list[re.Match[str]]


def has_tints(screen: Console) -> bool:
    """True if the terminal can tell the shades apart; of 16 colours most would be white."""
    return screen.color_system in ("256", "truecolor") and not screen.no_color


def numbers(line: str) -> Row:
    """The numbers with which a line ends, those before a bar included."""
    found: Row = []
    for word in reversed(list(WORD.finditer(line))):
        if NUMBER.fullmatch(word[0]):
            found.append(word)
        elif word[0] not in (BAR.strip(), "…"):
            break
    return found[::-1]


def paint(lines: Sequence[Text], width: int) -> None:
    """Colour each number by its size, on one scale for all lines, of at most ``width`` columns."""
    rows = [(line, found) for line in lines if (found := numbers(line.plain))]
    if len({len(found) for _, found in rows}) != 1:
        return
    columns = zip(*(found for _, found in rows), strict=True)
    starts = [min(word.start() for word in column) for column in columns]
    scale = Scale.of([_value(word) for _, found in rows for word in found])
    for line, found in rows:
        if found[-1].end() == len(line) and line.cell_len < width:
            line.append(" ")  # where the mark would be
        end = -1
        for word, start in zip(found, starts, strict=True):
            # A cell begins where the one before it ends, unless a bar stands between them.
            goes_on = end >= 0 and not line.plain[end:start].strip()
            begin = end if goes_on else max(0, start - 1)
            wrong = word[0].endswith(MARK)
            end = word.end() + (not wrong)
            line.stylize(f"{WRONG if wrong else INK} on {scale.tint(_value(word))}", begin, end)


def _value(word: re.Match[str]) -> float:
    text = word[0].removesuffix(MARK)
    return 0.0 if text == "·" else float(text)
