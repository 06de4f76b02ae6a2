"""Two mistakes at once.

Where they change different functions they are run together, and what is seen then must be what
was seen of the answer.  Where they change the same one, nobody can put them together; then they
explain an answer if it does what the first does wherever only the first is wrong, what the second
does wherever only the second is wrong, and right wherever both are right; and each must fail a
check that the other passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

from minigrad.grader.catalogue import Catalogue, Mistake
from minigrad.grader.matching import CRASH, LOST, OPEN, Sight, Sights, agree, equal


def explaining_pair(known: Catalogue, mistakes: Sequence[Mistake], seen: Sights) -> list[Mistake]:
    """What every explanation by two mistakes has in common: both, one, or nothing."""
    seen = {check: mine for check, mine in seen.items() if not known.is_slow(check)}
    if not any(sight.telling for mine in seen.values() for sight in mine):
        return []
    suspects = [Suspect(known, mistake, seen) for mistake in mistakes]
    pairs = [
        {suspect.mistake.slug: suspect.mistake for suspect in _proven(*pair)}
        for pair in combinations(suspects, 2)
        if _explain(*pair)
    ]
    common = set.intersection(*map(set, pairs)) if pairs else set()
    return [mistake for slug, mistake in (pairs[0].items() if pairs else ()) if slug in common]


class Suspect:
    """A mistake, and where it shows among all that was seen of an answer."""

    def __init__(self, known: Catalogue, mistake: Mistake, seen: Sights) -> None:
        self.known = known
        self.mistake = mistake
        self.seen = seen

    @cached_property
    def fails(self) -> set[str]:
        """The checks that reject it."""
        return {check for check in self.seen if _is_wrong(self.known.sights(self.mistake, check))}

    @cached_property
    def differs(self) -> set[str]:
        """The checks that saw something else of it than of the answer."""
        return {
            check
            for check, mine in self.seen.items()
            if not agree(mine, self.known.sights(self.mistake, check))
        }

    @cached_property
    def places(self) -> Places:
        return Places(self)


class Places:
    """Single observations of the answer, one bit for each, sorted by what a mistake does there."""

    def __init__(self, suspect: Suspect) -> None:
        self.wrong = self.right = self.same = self.other = self.proof = 0
        bit = 1
        for check, mine in suspect.seen.items():
            theirs = suspect.known.sights(suspect.mistake, check)
            for place, sight in enumerate(_clear(mine)):
                self.wrong |= bit * sight.wrong
                if place < len(theirs):
                    self._sort(bit, sight, theirs[place])
                bit <<= 1

    def _sort(self, bit: int, mine: Sight, other: Sight) -> None:
        if not other.wrong:
            self.right |= bit
        elif equal(mine, other):
            self.same |= bit
            proven = mine.telling or (mine.kind == CRASH and mine.value == other.value)
            self.proof |= bit if proven else 0
        else:
            self.other |= bit


def _explain(first: Suspect, second: Suspect) -> bool:
    failed = {check for check, mine in first.seen.items() if _is_wrong(mine)}
    if failed - first.fails - second.fails:
        return False
    if first.mistake.is_apart_from(second.mistake):
        alone = (first.differs - second.fails) | (second.differs - first.fails)
        return not alone and _do_the_same_together(first, second)
    return _show_one_by_one(first, second)


def _do_the_same_together(first: Suspect, second: Suspect) -> bool:
    together = first.known.together(first.mistake, second.mistake)
    return all(agree(mine, together(check)) for check, mine in first.seen.items())


def _show_one_by_one(first: Suspect, second: Suspect) -> bool:
    one, two = first.places, second.places
    explained = one.same | one.other | two.same | two.other
    unlike = (one.other & two.right) | (two.other & one.right)
    each_alone = first.fails - second.fails and second.fails - first.fails
    if not each_alone or unlike or one.wrong & ~explained:
        return False
    return len(_proven(first, second)) == 2


def _proven(first: Suspect, second: Suspect) -> list[Suspect]:
    """Those of two that show by themselves: the answer does as they do where the other is right."""
    one, two = first.places, second.places
    proofs = (first, one.proof & two.right), (second, two.proof & one.right)
    return [suspect for suspect, places in proofs if places]


def _clear(mine: Sequence[Sight]) -> list[Sight]:
    """The sights of which it is known what they are."""
    return [sight for sight in mine if sight.kind not in (OPEN, LOST)]


def _is_wrong(mine: Sequence[Sight]) -> bool:
    return any(sight.wrong for sight in mine)
