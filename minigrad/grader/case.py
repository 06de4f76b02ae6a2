"""One stage as it comes before the judge: which files answer it, and what a worker has to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from minigrad.grader.course import Check, Course, Stage
from minigrad.grader.outcome import Record
from minigrad.grader.verdicts import fingerprint


@dataclass(frozen=True)
class Case:
    """A stage, the earlier ones that it stands on, and those of them that its reference answers."""

    course: Course
    stage: Stage
    earlier: Sequence[Stage]
    stood_in: Sequence[Stage] = ()

    @cached_property
    def checks(self) -> list[Check]:
        return self.course.checks(self.stage)

    @property
    def expected(self) -> list[str]:
        """The names of the checks."""
        return [check.name for check in self.checks]

    @cached_property
    def files(self) -> Mapping[Stage, Path]:
        """Which file answers which stage."""
        files = {stage: self.course.solution(stage).absolute() for stage in self.course.stages}
        for stage in {self.stage, *self.earlier} - {*self.stood_in}:
            files[stage] = self.course.exercise(stage).absolute()
        return files

    @property
    def answer(self) -> Path:
        """The learner's file."""
        return self.files[self.stage]

    @property
    def tests(self) -> Path:
        return self.course.tests(self.stage).absolute()

    @property
    def solution(self) -> Path:
        return self.course.solution(self.stage).absolute()

    def _had_a_say(self) -> list[Path]:
        """Every file that the verdict depends on, besides mistakes, engine and grader."""
        files = [self.files[stage] for stage in (*self.earlier, self.stage)]
        return [*files, self.solution, self.tests]

    def fingerprint(self) -> str:
        """One word for all that has a say in the verdict, as it is now."""
        return fingerprint(self._had_a_say(), self.course.mistakes_folder(self.stage))

    def job(self) -> Record:
        """What a worker has to know.

        It reads all ``sources`` before anything of the learner's runs; from then on it may read
        what is ``readable``.
        """
        answering = [str(path) for stage, path in self.files.items() if stage <= self.stage]
        return {
            "module": self.stage.module,
            "tests": str(self.tests),
            "files": {stage.module: str(path) for stage, path in self.files.items()},
            "solution": str(self.solution),
            "sources": [*answering, str(self.tests), str(self.solution)],
            "readable": [str(self.answer.parent)],
            "seed": 0,
            "judging": True,
        }
