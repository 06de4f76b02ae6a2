"""Do two answers do the same?  What a check saw of each, side by side.

Only what at least one of them gets wrong is compared: to be right in the same way says nothing.
An answer that is right where the other is wrong, or wrong where it is right, is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import numpy as np

from minigrad.grader.compare import wrong_places
from minigrad.grader.plain import same
from minigrad.grader.record import Observation

#: Kinds of a last sight.  A crash is one of any kind; after "lost" something must have crashed,
#: nobody knows where; after "open" nothing is known, for the piece is not written yet.
CRASH, LOST, OPEN = "crash", "lost", "open"
#: What became of something that must be refused; an exception of another class is a refusal, too.
ACCEPTED, REFUSED = "accepted", "refused"


@dataclass(frozen=True, slots=True)
class Sight:
    """One observation, as far as it matters here."""

    kind: str
    value: Any
    wrong: bool

    @property
    def telling(self) -> bool:
        """True for something wrong that few mistakes have in common; a crash has many causes."""
        return self.wrong and self.kind not in (CRASH, LOST)


#: What was seen of an answer, check by check.
Sights = dict[str, list[Sight]]


def sights(seen: Iterable[Observation], reference: Sequence[Observation] = ()) -> list[Sight]:
    """The observations of one check; gradients are wrong where they differ from the reference's.

    A gradient that fits its own wrong forward is right for the check, but tells as much; one that
    is as it should be, while its forward is not, tells nothing.
    """
    found = []
    for place, observation in enumerate(seen):
        kind, value = observation.kind, observation.value
        if observation.key == "the end":
            kind = OPEN if value == "NotImplementedError" else CRASH
            value = _without_its_place(observation.complaint or "")
        elif kind == "exception":
            kind, value = (ACCEPTED, observation.returned) if value is None else (REFUSED, None)
        wrong = observation.complaint is not None and kind != OPEN
        if kind == "gradient" and place < len(reference):
            wrong = not _same_value(value, reference[place].value)
        found.append(Sight(kind, value, wrong))
    return found


def _without_its_place(text: str) -> str:
    """What an exception says, up to the line that tells where it was raised."""
    lines = takewhile(lambda line: ".py, " not in line, text.splitlines())
    return "\n".join(lines)


def agree(mine: Sequence[Sight], other: Sequence[Sight]) -> bool:
    """True if two answers do the same in a check, as far as the first was seen."""
    for place, sight in enumerate(mine):
        if sight.kind == OPEN:
            return True
        if sight.kind == LOST:
            return any(later.kind == CRASH for later in other[place:])
        if place >= len(other) or not _alike(sight, other[place]):
            return False
    return len(mine) == len(other)


def _alike(mine: Sight, other: Sight) -> bool:
    return mine.wrong == other.wrong and (not mine.wrong or equal(mine, other))


def crashes(seen: Sequence[Sight]) -> list[str]:
    """What ended a check, in Python's words."""
    return [sight.value for sight in seen if sight.kind == CRASH]


def equal(mine: Sight, other: Sight) -> bool:
    """True if the same was seen; an exception of any class is like one of any other."""
    if mine.kind != other.kind:
        return False
    return mine.kind == CRASH or _same_value(mine.value, other.value)


def _same_value(mine: Any, other: Any) -> bool:
    if isinstance(mine, np.ndarray) and isinstance(other, np.ndarray):
        fits = mine.shape == other.shape and mine.dtype == other.dtype
        return fits and not wrong_places(mine, other).any()
    if isinstance(mine, (list, tuple)) and type(mine) is type(other):
        return len(mine) == len(other) and all(map(_same_value, mine, other))
    if type(mine) is float and type(other) is float:
        return not wrong_places(np.array(mine), np.array(other)).any()
    return same(_in_words(mine), _in_words(other))


def _in_words(value: Any) -> Any:
    """A plain value; a foreign object is what it calls itself."""
    plain = value is None or isinstance(value, (bool, int, float, str))
    return value if plain else repr(value)
