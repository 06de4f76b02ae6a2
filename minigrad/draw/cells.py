"""Cells: the colour of a number, and the number as short text. One home for all that draw them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.words import say

#: A matrix up to this high and wide shows its numbers, and up to this its cells one by one.
FITS, LARGEST = 8, 64

#: The ends of the scale. Ink that is nearly black stays readable on both.
ORANGE, BLUE, WHITE = (240, 138, 44), (105, 160, 226), (255, 255, 255)

#: What is hatched was masked; what is grey is not a number.
HATCH, HATCH_LINE, NO_NUMBER = "#f2f4f7", "#a4adb9", "#b9bfc9"

#: How many steps a colour has between white and its end, where cells are not drawn one by one.
STEPS = 32

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Scale:
    """How numbers become colours: orange above 0, blue below 0, white for 0.

    "weights" run from 0 to 1 and use the orange half alone; "signed" numbers run as far below 0
    as above, to ``limit``.
    """

    kind: Literal["signed", "weights"]
    limit: float

    @classmethod
    def of(cls, values: Any, scale: str | float | None = None) -> Scale:
        """The scale for these numbers: as asked for, or weights where all lie in 0..1."""
        array = np.asarray(values, dtype=float)
        finite = array[np.isfinite(array)]
        if scale is None:
            scale = "weights" if finite.min(initial=0) >= 0 and _at_most_1(finite) else "signed"
        if scale == "weights":
            return cls("weights", 1.0)
        if scale == "signed":
            return cls("signed", float(np.abs(finite).max(initial=0.0)) or 1.0)
        if isinstance(scale, (int, float, np.number)) and 0 < scale < float("inf"):
            return cls("signed", float(scale))
        raise ArgumentError(
            say("there is no such scale\n"
                "  expected  'signed', 'weights' or a number above 0, where the colours end\n"
                "  got       {scale!r}", scale=scale)
        )

    def share(self, number: float) -> float:
        """How far along its half of the scale a number lies, in −1..1; 0 for what is none."""
        if np.isnan(number):
            return 0.0
        return float(np.clip(number / self.limit, 0.0 if self.kind == "weights" else -1.0, 1.0))

    def tint(self, number: float) -> str:
        """The colour of a cell, ``#rrggbb``."""
        return NO_NUMBER if np.isnan(number) else _mixed(self.share(number))

    def levels(self, values: np.ndarray) -> np.ndarray:
        """Each number as a place in ``palette()``: white in the middle, then what is no number."""
        low = 0.0 if self.kind == "weights" else -1.0
        places = np.rint(np.clip(values / self.limit, low, 1.0) * STEPS) + STEPS
        return np.where(np.isnan(values), 2 * STEPS + 1, places).astype(np.uint8)

    def beyond(self, values: np.ndarray) -> int:
        """How many numbers have the colour of an end though they lie behind it."""
        low = 0.0 if self.kind == "weights" else -self.limit
        slack = 1e-6 * self.limit
        return int(np.sum((values < low - slack) | (values > self.limit + slack)))


def palette() -> list[str]:
    """The colours that :meth:`Scale.levels` points to; the last but one is for what is no number,
    the last for what is masked."""
    return [_mixed(step / STEPS) for step in range(-STEPS, STEPS + 1)] + [NO_NUMBER, "#dfe3e8"]


WHITE_LEVEL, MASKED_LEVEL = STEPS, 2 * STEPS + 2


def number_text(number: float, decimals: int = 2) -> str:
    """``−0.71``, with a real minus sign, and 0.00 without one."""
    if not np.isfinite(number):
        return str(float(number)).replace("-", MINUS)
    # + 0.0 turns -0.0 into 0.0.
    return f"{round(float(number), decimals) + 0.0:.{decimals}f}".replace("-", MINUS)


def texts_of(matrix: Any) -> list[list[str]]:
    """The numbers of a matrix, all in one form, so that they can be compared at a glance."""
    array = np.asarray(matrix)
    form = _form(array)
    return [[form(number) for number in row] for row in array.tolist()]


def _form(array: np.ndarray) -> Callable[[Any], str]:
    if array.dtype.kind == "b":
        return lambda number: str(int(number))
    if array.dtype.kind != "f":
        return lambda number: str(number).replace("-", MINUS)
    finite = np.abs(array[np.isfinite(array)])
    largest = finite.max(initial=0.0)
    if largest == 0 or 0.1 <= largest < 1000:
        return number_text
    return lambda number: f"{number + 0.0:.2g}".replace("-", MINUS)


def _at_most_1(numbers: np.ndarray) -> bool:
    # A row of weights may add up to 1.0000000002.
    return bool(numbers.max(initial=0.0) <= 1 + 1e-6)


def _mixed(share: float) -> str:
    """White, with so much of orange, or of blue below 0."""
    end = ORANGE if share > 0 else BLUE
    return "#" + "".join(
        f"{round(white + (colour - white) * abs(share)):02x}"
        for white, colour in zip(WHITE, end, strict=True)
    )
