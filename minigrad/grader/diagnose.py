"""Which mistake is it?  The one that makes the same observations, if there is exactly one.

Everything here is plain data: the learner's code ran elsewhere, and of it only observations came.
They are compared with those of every known mistake of the stage, first of the whole file, then of
one function or class at a time.  A wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minigrad.grader.catalogue import Catalogue, Mistake, catalogue
from minigrad.grader.course import Course, Stage
from minigrad.grader.matching import LOST, Sight, Sights, agree, crashes, sights
from minigrad.grader.pairs import explaining_pair
from minigrad.grader.record import Observation
from minigrad.grader.report import CheckReport, Diagnosis

#: What was seen of an answer, check by check.
Observations = Mapping[str, Sequence[Observation]]


def diagnose(
    course: Course,
    stage: Stage,
    reports: Sequence[CheckReport],
    observations: Observations,
    pieces: Mapping[str, Observations] | None = None,
) -> list[Diagnosis]:
    """The known mistakes that explain all that is wrong, or an empty list.

    Args:
        course: where the mistakes are.
        stage: what was graded.
        reports: how each check ended.
        observations: what each check saw of the whole file.
        pieces: for each function or class of the learner's, what each check saw of it inside the
            reference (load.with_part).  Needed only where the whole file leads to no name.
    """
    known = catalogue(course, stage)
    whole = _of_the_whole(known, reports, observations)
    found = _named(_matching(known, known.mistakes, whole))
    if found or pieces is None:
        return found
    parts = {name: _of_a_part(known, seen) for name, seen in pieces.items()}
    faulty = {name: seen for name, seen in parts.items() if _fails(_flat(seen))}
    for name, seen in faulty.items():
        mistakes = [mistake for mistake in known.mistakes if name in mistake.pieces]
        found += _single_or_pair(known, mistakes, seen)
    return found or _single_or_pair(known, known.mistakes, whole)


def pieces_at_fault(course: Course, stage: Stage, pieces: Mapping[str, Observations]) -> list[str]:
    """The functions and classes with which the reference goes wrong."""
    known = catalogue(course, stage)
    return [name for name, seen in pieces.items() if _fails(_flat(_of_a_part(known, seen)))]


def all_sights(
    course: Course, stage: Stage, reports: Sequence[CheckReport], observations: Observations
) -> list[Sight]:
    """All that was seen of an answer, against the reference."""
    return _flat(_of_the_whole(catalogue(course, stage), reports, observations))


def _single_or_pair(known: Catalogue, mistakes: Sequence[Mistake], seen: Sights) -> list[Diagnosis]:
    single = _named(_matching(known, mistakes, seen))
    return single or [
        Diagnosis(mistake.slug, mistake.words) for mistake in explaining_pair(known, mistakes, seen)
    ]


def _of_the_whole(
    known: Catalogue, reports: Sequence[CheckReport], observations: Observations
) -> Sights:
    """What there is to explain: no check that did not run, no slow one that passed."""
    found: Sights = {}
    for report in reports:
        name = report.name
        if name not in known.tests or (report.status == "passed" and known.is_slow(name)):
            continue
        seen = observations.get(name, ())
        if seen or report.status != "not run":
            found[name] = sights(seen, known.right(name))
        if report.status == "timed out" or (report.status == "error" and not seen):
            found[name].append(Sight(LOST, None, True))
    return found


def _of_a_part(known: Catalogue, observations: Observations) -> Sights:
    return {
        name: sights(seen, known.right(name))
        for name, seen in observations.items()
        if name in known.tests
    }


def _matching(known: Catalogue, mistakes: Sequence[Mistake], seen: Sights) -> list[Mistake]:
    """The mistakes that do just the same, if what is seen is telling at all."""
    if not _fails(_flat(seen)):
        return []  # nothing to explain: pieces not written yet would agree with every mistake
    left = list(mistakes)
    for check in sorted(seen, key=lambda check: (known.is_slow(check), not _fails(seen[check]))):
        left = [mistake for mistake in left if agree(seen[check], known.sights(mistake, check))]
        if not left:
            return []
    if any(sight.telling for sight in _flat(seen)):
        return left
    ends = {check: words for check, mine in seen.items() if (words := crashes(mine))}
    if not ends:
        return []
    return [m for m in left if all(crashes(known.sights(m, c)) == ends[c] for c in ends)]


def _named(mistakes: Sequence[Mistake]) -> list[Diagnosis]:
    """One name, or one message that several names share; else none."""
    messages = {mistake.words: mistake for mistake in mistakes}
    if len({mistake.slug for mistake in mistakes}) == 1 or len(messages) == 1:
        return [Diagnosis(mistakes[0].slug, mistakes[0].words)]
    return []


def _fails(seen: Sequence[Sight]) -> bool:
    return any(sight.wrong for sight in seen)


def _flat(seen: Sights) -> list[Sight]:
    return [sight for found in seen.values() for sight in found]
