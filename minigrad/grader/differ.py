"""How two plain values differ: in which place of a list, in which characters of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from minigrad.grader.describe import facts, line
from minigrad.grader.plain import same
from minigrad.words import say

#: A longer list is shown around the place that matters; so many neighbours on either side.
WHOLE, NEIGHBOURS = 12, 3
#: So many characters on either side are few enough to be named.
FEW = 8


def difference(found: Any, expected: Any, what: str) -> str:
    """The sentence, and both values as they are near the place where they part."""
    head = say("{what}: the value is wrong", what=what)
    pair, shown = (expected, found), (line(expected), line(found))
    if isinstance(expected, (list, tuple)) and type(found) is type(expected):
        at = parting(found, expected)
        head = say("{what}: the values differ from place {place} on", what=what, place=at)
        shown = _around(expected, at), _around(found, at)
        if at < min(len(found), len(expected)):
            pair = expected[at], found[at]
    text = facts((say("expected"), shown[0]), (say("got"), shown[1]))
    return head + text + _characters(*pair)


def parting(found: Sequence[Any], expected: Sequence[Any]) -> int:
    """The first place in which two lists differ; the length of the shorter one if in none."""
    pairs = enumerate(zip(found, expected, strict=False))
    return next((i for i, pair in pairs if not same(*pair)), min(len(found), len(expected)))


def _around(values: Sequence[Any], at: int) -> str:
    """All of a short list; of a long one the part around a place."""
    if len(values) <= WHOLE:
        return line(values)
    start, stop = max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1
    part = ", ".join(line(value) for value in values[start:stop])
    before = say("… ({number} before)  ", number=start) if start else ""
    after = say("  … ({number} more)", number=len(values) - stop) if stop < len(values) else ""
    return f"{before}{part}{after}"


def _characters(expected: Any, found: Any) -> str:
    """The characters in which two texts differ, by their names: on a screen they may look alike."""
    if not (isinstance(expected, str) and isinstance(found, str)):
        return ""
    head = parting(found, expected)
    rest, other = expected[head:], found[head:]
    tail = parting(other[::-1], rest[::-1])
    rest, other = rest[: len(rest) - tail], other[: len(other) - tail]
    if max(len(rest), len(other)) > FEW or not _alike(rest, other):
        return ""
    note = say("characters can look alike; these, at place {place} of the text, are", place=head)
    both = (say("expected"), _names(rest)), (say("got"), _names(other))
    return f"\n  {note}" + facts(*both, indent=4)


def _alike(text: str, other: str) -> bool:
    """True where a screen may show two texts alike: composed or not, or of two scripts."""
    if unicodedata.normalize("NFKC", text) == unicodedata.normalize("NFKC", other):
        return True
    scripts = [{unicodedata.name(c, "?").partition(" ")[0] for c in t} for t in (text, other)]
    return bool(text and other) and not (text + other).isascii() and scripts[0] != scripts[1]


def _names(text: str) -> str:
    """In words: "latin small letter e, combining acute accent"."""
    return ", ".join(unicodedata.name(c, f"U+{ord(c):04X}").lower() for c in text)
