"""Ticks: round numbers along an axis, and the axis itself as a map from numbers to 0..1."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from minigrad.draw.cells import MINUS


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``, in equal steps or, for ``log``, in equal ratios."""

    low: float
    high: float
    log: bool = False
    whole: bool = False
    #: Nothing lies on it, so that its ends mean nothing.
    empty: bool = False

    @classmethod
    def over(cls, numbers: Iterable[float], *, log: bool = False, tight: bool = False) -> Axis:
        """An axis on which all numbers have a place; ``tight`` leaves no room at its ends."""
        array = np.fromiter(numbers, float)
        if not array.size:
            return cls(1.0, 10.0, log, empty=True)
        low, high = float(array.min()), float(array.max())
        whole = tight and bool((array == np.rint(array)).all())
        if log:
            return cls(low / 1.1, high * 1.1, True) if low < high else cls(low / 2, high * 2, True)
        if low == high:
            room = 1.0 if tight else abs(low) / 2 or 1.0
            return cls(low - room, high + room, False, whole)
        room = 0.0 if tight else 0.05 * (high - low)
        # What is nowhere below 0 needs no room below 0.
        return cls(max(low - room, 0.0) if low >= 0 else low - room, high + room, False, whole)

    def share(self, numbers: np.ndarray) -> np.ndarray:
        """Where the numbers lie: 0 at ``low``, 1 at ``high``."""
        if self.log:
            return np.log(numbers / self.low) / math.log(self.high / self.low)
        return (numbers - self.low) / (self.high - self.low)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Round numbers within the axis, at most about ``most``, and how they are written."""
        if self.empty:
            return []
        return self._ratios(most) if self.log else self._steps(most)

    def _steps(self, most: int) -> list[tuple[float, str]]:
        step = _round((self.high - self.low) / max(most, 1))
        if self.whole:
            step = max(step, 1.0)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return [(n * step, _written(n * step, decimals)) for n in range(first, last + 1)]

    def _ratios(self, most: int) -> list[tuple[float, str]]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for factors in ((1, 2, 5), (1, 3), (1,)):
            found = [n * 10.0**power for power in powers for n in factors]
            found = [number for number in found if self.low <= number <= self.high]
            if len(found) <= most + 1:
                break
        apart = -(-len(found) // (most + 1)) or 1
        # Less than a factor of two has no round ratio inside: equal steps serve it.
        plain = Axis(self.low, self.high)
        return [(n, _power(n)) for n in found[::apart]] if len(found) > 1 else plain._steps(most)


def _round(step: float) -> float:
    """A step near this one: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next((n * power for n in (1, 2, 5) if n * power >= 0.7 * step), 10 * power)


def _power(number: float) -> str:
    """``1e−7``, not 1e-07."""
    return f"{number:g}".replace("e-0", "e-").replace("e+0", "e").replace("-", MINUS)


def _written(number: float, decimals: int) -> str:
    if abs(number) >= 1e6 or decimals > 6:
        return _power(number)
    return f"{number + 0.0:.{decimals}f}".replace("-", MINUS)
