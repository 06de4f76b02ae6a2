"""The known mistakes of a stage, and what each is seen to do: found out when it is asked for.

The same file that proves that the graders reject a mistake holds the words for the learner who
makes it.  Mistakes are our own code, so they run in the process that asks.
"""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable
from functools import cache, cached_property
from inspect import cleandoc
from pathlib import Path
from types import ModuleType

from minigrad.grader.course import Course, Stage
from minigrad.grader.load import World, reference, with_mistake
from minigrad.grader.matching import Sight, sights
from minigrad.grader.parts import changed, defined, overlap, touched
from minigrad.grader.record import Observation
from minigrad.grader.run import Test, check_name, graded_tests, observed_check
from minigrad.grader.source import parsed
from minigrad.words import say

#: Worlds put their modules where Python looks for them, and there is only one such place.
ONE_AT_A_TIME = threading.RLock()


class Answer:
    """Something of ours that answers a stage, and what each check saw of it."""

    def __init__(self, world: World, stage: Stage) -> None:
        self.world = world
        self.stage = stage
        self.seen: dict[str, list[Observation]] = {}

    @cached_property
    def module(self) -> ModuleType:
        return self.world.load(self.stage.module)

    def observed(self, test: Test) -> list[Observation]:
        name = check_name(test.__name__)
        if name not in self.seen:
            with ONE_AT_A_TIME, self.world.installed():
                self.seen[name] = observed_check(test, self.module, judging=False)[1]
        return self.seen[name]


class Mistake(Answer):
    """A known mistake.

    Files named ``slug__variant.py`` are one mistake in several forms.
    """

    def __init__(self, course: Course, stage: Stage, path: Path) -> None:
        super().__init__(with_mistake(course, stage, path), stage)
        self.path = path
        self.slug = path.stem.partition("__")[0].replace("_", "-")
        self.pieces = touched(path, defined(course.solution(stage)))
        self.changes = changed(path)
        self.sights: dict[str, list[Sight]] = {}

    def is_apart_from(self, other: Mistake) -> bool:
        """True if the two change different functions, so that both can be made at once."""
        return not overlap(self.changes, other.changes)

    @cached_property
    def words(self) -> str:
        """What the learner reads about it."""
        return say(cleandoc(ast.get_docstring(parsed(self.path)) or ""))


class Catalogue:
    """Every known mistake of a stage."""

    def __init__(self, course: Course, stage: Stage) -> None:
        self.tests = {check_name(test.__name__): test for test in graded_tests(course.tests(stage))}
        self.stage = stage
        self.reference = Answer(reference(course), stage)
        self.mistakes = [Mistake(course, stage, path) for path in course.mistakes(stage)]

    def is_slow(self, check: str) -> bool:
        return getattr(self.tests[check], "slow", False)

    def sights(self, mistake: Mistake, check: str) -> list[Sight]:
        """What a check sees of a mistake."""
        if check not in mistake.sights:
            seen = mistake.observed(self.tests[check])
            mistake.sights[check] = sights(seen, self.right(check))
        return mistake.sights[check]

    def together(self, first: Mistake, second: Mistake) -> Callable[[str], list[Sight]]:
        """What a check sees of two mistakes at once."""
        sources = *first.world.files[self.stage.module], second.path
        both = Answer(World(first.world.files | {self.stage.module: sources}), self.stage)
        return lambda check: sights(both.observed(self.tests[check]), self.right(check))

    def right(self, check: str) -> list[Observation]:
        """What a check sees of the reference."""
        return self.reference.observed(self.tests[check])

    def warm_step(self) -> bool:
        """Look at one mistake through one check; False if there was nothing left to look at."""
        for check in self.tests:
            for mistake in self.mistakes:
                if check not in mistake.sights and not self.is_slow(check):
                    self.sights(mistake, check)
                    return True
        return False


@cache
def catalogue(course: Course, stage: Stage) -> Catalogue:
    """The catalogue of a stage: one for as long as this process lives."""
    return Catalogue(course, stage)
