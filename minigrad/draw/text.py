"""Characters: what can be shown, how wide it is, and numbers as short text."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np

#: Numbers as rows of short texts, one text per number.
Cells = tuple[tuple[str, ...], ...]

#: A vector up to this long, and a matrix up to this high and wide, is shown number by number.
LONGEST_VECTOR = 6
LARGEST_MATRIX = (4, 4)

# They hold emoji and some scripts together; Python does not count them as printable.
JOINERS = "\u200c\u200d"


def printable(text: str) -> str:
    """``text`` on one line, with a replacement for what no file format or terminal can show."""
    shown = (
        char if char.isprintable() or char in JOINERS else " " if char.isspace() else "\ufffd"
        for char in text
    )
    return " ".join("".join(shown).split())


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes: a Hangul syllable takes two."""
    if text.isascii():
        return len(text)
    return sum(_char_columns(char) for char in text)


def _char_columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shortened(text: str, limit: int) -> str:
    """``text``, cut with an ellipsis where it would be wider than ``limit`` columns."""
    if columns(text) <= limit:
        return text
    kept = ""
    for char in text:
        if columns(kept + char) >= limit:
            break
        kept += char
    return kept + "…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled up with blanks; ``right`` True moves it to the right-hand side."""
    blanks = " " * (width - columns(text))
    return blanks + text if right else text + blanks


def shape_text(data: Any) -> str:
    """``3×4``; nothing for a single number without axes, ``3`` for a vector of three."""
    return "×".join(map(str, np.shape(data)))


def cells_of(data: Any) -> Cells:
    """The numbers of a small array as rows of text; no rows for one too large to show."""
    array = np.asarray(data)
    if array.size == 1:
        return ((_single(array.item()),),)
    fits = array.ndim == 1 and array.size <= LONGEST_VECTOR
    fits |= array.ndim == 2 and all(map(int.__le__, array.shape, LARGEST_MATRIX))
    if not fits or array.size == 0:
        return ()
    form = _common_form(array)
    return tuple(tuple(form(number) for number in row) for row in np.atleast_2d(array).tolist())


def norm_text(data: Any) -> str:
    """The length of an array taken as one long vector: how much of it there is."""
    return _single(float(np.linalg.norm(np.asarray(data).astype(float).ravel())))


def _single(number: Any) -> str:
    # + 0.0 turns -0.0 into 0.0.
    return f"{number + 0.0:.4g}" if isinstance(number, float) else str(number)


def _common_form(array: np.ndarray) -> Any:
    """One way to write all numbers of ``array``, so that they can be compared at a glance."""
    if array.dtype.kind == "b":
        return lambda number: "T" if number else "F"
    if array.dtype.kind != "f":
        return str
    sizes = np.abs(array[np.isfinite(array)])
    largest = sizes.max(initial=0.0)
    if largest == 0 or 0.1 <= largest < 1000:
        return lambda number: f"{number:.2f}".replace("-0.00", "0.00")
    return lambda number: f"{number + 0.0:.2g}"
