"""The course: its stages, the files that belong to each, and where a learner's own files lie.

The *material* is the folder with solutions, graded tests and known mistakes: a checkout, or the
copy inside an installed package.  The *workspace* is the folder with the learner's exercises; in
a checkout both are the same.  ``python -m minigrad.grader.course`` writes the stubs anew.
"""

from __future__ import annotations

import ast
import difflib
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from minigrad.grader import stub
from minigrad.grader.blame import short_path
from minigrad.grader.sentences import check_name
from minigrad.grader.source import BrokenAnswer, read
from minigrad.grader.stub import is_begun, stub_of
from minigrad.words import say

__all__ = ["Check", "Course", "Stage", "UnknownStage", "is_begun", "stub_of", "write_stubs"]

STAGE_FILE = re.compile(r"s(\d\d)_(\w+)")
PACKAGE = Path(__file__).resolve().parent.parent


class UnknownStage(LookupError):
    """Nobody knows a stage of that name; the message lists those that there are."""

    def __str__(self) -> str:
        return str(self.args[0])


class MissingExercises(LookupError):
    """Nothing that a learner could have written is near."""


@dataclass(frozen=True, order=True)
class Stage:
    """One step of the course: ``module`` "s06_attention" is number "06", name "attention"."""

    module: str
    title: str = ""

    @property
    def number(self) -> str:
        return self.module[1:3]

    @property
    def name(self) -> str:
        return self.module[4:]


@dataclass(frozen=True)
class Check:
    """A graded test as its file announces it: its sentence, and the piece that it judges."""

    name: str
    piece: str


@dataclass(frozen=True)
class Course:
    """Where everything lies."""

    material: Path
    workspace: Path

    @classmethod
    def here(cls, folder: Path | None = None) -> Course:
        """The course as seen from a folder: the nearest workspace at or above it."""
        checkout = PACKAGE.parent
        in_checkout = (checkout / "solutions").is_dir() and (checkout / "tests/stages").is_dir()
        material = checkout if in_checkout else PACKAGE / "_course"
        start = (folder or Path.cwd()).resolve()
        near = (place for place in (start, *start.parents) if _stage_files(place / "exercises"))
        return cls(material, next(near, material))

    def require_exercises(self) -> None:
        """Raise MissingExercises unless there are files to look at."""
        if not _stage_files(self.workspace / "exercises"):
            raise MissingExercises(
                say("there is no folder exercises/ with stages here, nor in a folder above\n"
                    "  to make one: `minigrad init course`, then `cd course`")
            )

    @cached_property
    def stages(self) -> list[Stage]:
        """Every stage that has a solution, in order."""
        solutions = _stage_files(self.material / "solutions")
        return [Stage(path.stem, _title(path)) for path in solutions]

    def find(self, word: str) -> Stage:
        """The stage meant by "6", "06", "attention" or "s06_attention"."""
        names: dict[str, Stage] = {}
        for stage in self.stages:
            short = str(int(stage.number))
            names |= dict.fromkeys((short, stage.number, stage.name, stage.module), stage)
        if word.lower() in names:
            return names[word.lower()]
        raise UnknownStage(self._unknown(word, list(names)))

    def _unknown(self, word: str, names: list[str]) -> str:
        text = say("there is no stage {word!r}", word=word)
        if close := difflib.get_close_matches(word.lower(), names, n=1):
            text = say("there is no stage {word!r}; did you mean {near}?", word=word, near=close[0])
        listed = ", ".join(f"{stage.number} {stage.name}" for stage in self.stages)
        return text + "\n  " + say("the stages are: {stages}", stages=listed)

    def exercise(self, stage: Stage) -> Path:
        return self.workspace / "exercises" / f"{stage.module}.py"

    def solution(self, stage: Stage) -> Path:
        return self.material / "solutions" / f"{stage.module}.py"

    def tests(self, stage: Stage) -> Path:
        return self.material / "tests" / "stages" / f"test_{stage.module}.py"

    def mistakes_folder(self, stage: Stage) -> Path:
        return self.material / "tests" / "mistakes" / stage.module

    def mistakes(self, stage: Stage) -> list[Path]:
        return sorted(self.mistakes_folder(stage).glob("*.py"))

    def alternatives(self, stage: Stage) -> list[Path]:
        return sorted((self.material / "tests" / "alternatives" / stage.module).glob("*.py"))

    def stub(self, stage: Stage) -> str:
        return stub_of(self.solution(stage).read_text("utf-8"))

    def begun(self, stage: Stage) -> bool:
        """True if the learner has written anything in the stage's file."""
        path = self.exercise(stage)
        try:
            return path.exists() and is_begun(read(path), self.stub(stage))
        except BrokenAnswer:
            return True

    def pieces(self, stage: Stage) -> list[str]:
        """What the learner writes there: "softmax", "SelfAttention.forward", in order."""
        return stub.pieces(self.solution(stage).read_text("utf-8"))

    def hints(self, stage: Stage) -> dict[str, list[str]]:
        """For each piece its hints, from a first nudge to nearly the answer."""
        path = self.solution(stage).with_suffix(".toml")
        tables = tomllib.loads(path.read_text("utf-8"))
        return {piece: table["hints"] for piece, table in tables.items()}

    def checks(self, stage: Stage) -> list[Check]:
        """The graded tests, in order, without running anything."""
        return list(_checks(self.tests(stage).read_text("utf-8")))


def _stage_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("s??_*.py") if STAGE_FILE.fullmatch(path.stem))


def _title(path: Path) -> str:
    """What stands between the number and the colon in the first line of the lesson."""
    lesson = ast.get_docstring(ast.parse(path.read_bytes())) or ""
    first = lesson.partition("\n")[0].partition("·")[2]
    return first.partition(":")[0].strip()


@lru_cache(maxsize=64)
def _checks(source: str) -> tuple[Check, ...]:
    tree = ast.parse(source)
    tests = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    return tuple(
        Check(check_name(name), _graded_piece(node))
        for name, node in tests.items()
        if name.startswith("test_")
    )


def _graded_piece(test: ast.FunctionDef) -> str:
    """The argument of ``@grades("…")``."""
    for decorator in test.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id="grades"), args=[ast.Constant(value=str(piece))]):
                return piece
    return ""


def write_stubs(course: Course, *, force: bool = False) -> list[Path]:
    """Write every stub, except over a file that somebody has begun; those are returned."""
    spared = []
    for stage in course.stages:
        path, text = course.exercise(stage), course.stub(stage)
        if not force and course.begun(stage):
            spared.append(path)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    return spared


if __name__ == "__main__":
    spared = write_stubs(Course.here(PACKAGE), force="--force" in sys.argv)
    for path in spared:
        print(
            say("{file} is begun, so it stays as it is (--force overwrites)", file=short_path(path))
        )
    sys.exit(bool(spared))
