"""The days, and who may see which: a model is trained on some and examined on others.

A century exactly, so that two digits name a year: 70 to 99 are 1970 to 1999, 00 to 69 are
2000 to 2069.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

FIRST, LAST = date(1970, 1, 1), date(2069, 12, 31)
PARTS = ("train", "validation", "test")


def part_of(day: date) -> str:
    """The part that a day belongs to, in whatever form and language it is written.

    The first eight bytes of the SHA-256 of "2026-11-20", as one number: its remainder by 10 is
    8 for a day of validation, 9 for a day of the test, and 0 to 7 for a day of training.
    """
    digest = hashlib.sha256(day.isoformat().encode()).digest()
    remainder = int.from_bytes(digest[:8], "big") % 10
    return {8: "validation", 9: "test"}.get(remainder, "train")


def days_of(part: str) -> Sequence[date]:
    """All days of "train", "validation" or "test", in order."""
    return _parts()[part]


@cache
def _parts() -> dict[str, list[date]]:
    parts: dict[str, list[date]] = {part: [] for part in PARTS}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(number)
        parts[part_of(day)].append(day)
    return parts
