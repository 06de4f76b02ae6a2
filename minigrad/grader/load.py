"""Load answers: a *world* is a choice of which file answers which stage.

Inside a world ``from exercises.s05_projections import Linear`` means that world's stage 05.
Worlds live side by side in one process: the learner's, the reference's, and one per known mistake.
A mistake is laid over the reference: both sources run in one namespace, so that every piece which
calls the changed one calls the wrong one.
"""

from __future__ import annotations

import builtins
import difflib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from minigrad.grader.blame import explain
from minigrad.grader.course import Course, Stage
from minigrad.grader.engine import ForbiddenImport, engine, refuse_forbidden
from minigrad.grader.parts import Part, defined
from minigrad.grader.source import BrokenAnswer, compiled
from minigrad.words import say

__all__ = [
    "BrokenAnswer",
    "ForbiddenImport",
    "World",
    "own",
    "reference",
    "with_mistake",
    "with_part",
]

PACKAGE = "exercises"
Source = Path | Part
Sources = Source | tuple[Source, ...]


class WrongOrder(ImportError):
    """A stage imported itself or one that comes after it."""


class World:
    """A choice of files: for each stage's module its source, or several in turn."""

    def __init__(self, files: Mapping[str, Sources]) -> None:
        self.files = {
            name: source if isinstance(source, tuple) else (source,)
            for name, source in files.items()
        }
        self.modules: dict[str, ModuleType] = {}
        self.package = _Package(self)
        #: What a module of this world tried to import and must not, even if it hid the refusal.
        self.forbidden: list[str] = []

    def load(self, name: str) -> ModuleType:
        """The module that answers a stage here; made at the first call.

        Raises:
            BrokenAnswer: a source is no Python, or fails while it runs.
            ForbiddenImport: it imports what no answer may import.
        """
        if name not in self.modules:
            if name not in self.files:
                raise ModuleNotFoundError(self._missing(name), name=f"{PACKAGE}.{name}")
            self.modules[name] = self._executed(name)
        return self.modules[name]

    def _missing(self, name: str) -> str:
        close = difflib.get_close_matches(name, self.files, n=1)
        if close:
            return say("there is no exercises.{name}; did you mean {close}?",
                       name=name, close=close[0])
        return say("there is no exercises.{name}", name=name)

    def _executed(self, name: str) -> ModuleType:
        module = ModuleType(f"{PACKAGE}.{name}")
        module.__package__ = PACKAGE
        first = self.files[name][0]
        module.__file__ = str(first.path if isinstance(first, Part) else first)
        importer = _Importer(self, name)
        vars(module)["__builtins__"] = vars(builtins) | {"__import__": importer}
        with self.installed({module.__name__: module}):
            for source in self.files[name]:
                self._run(source, module)
        return module

    @staticmethod
    def _run(source: Source, module: ModuleType) -> None:
        try:
            if isinstance(source, Part):
                source.run_in(module)
            else:
                exec(compiled(source), vars(module))
        except (BrokenAnswer, ForbiddenImport, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise BrokenAnswer(explain(error)) from error

    @contextmanager
    def installed(self, extra: Mapping[str, ModuleType] | None = None) -> Iterator[None]:
        """Let Python itself (dataclasses, pickle) find this world's modules by their names."""
        mine = {module.__name__: module for module in self.modules.values()}
        mine |= {PACKAGE: self.package} | dict(extra or {})
        before = {name: sys.modules.get(name) for name in mine}
        sys.modules.update(mine)
        try:
            yield
        finally:
            for name, module in before.items():
                if module is None:
                    sys.modules.pop(name, None)
                else:
                    sys.modules[name] = module


class _Package(ModuleType):
    """``exercises`` inside a world: its attributes are the world's modules."""

    def __init__(self, world: World) -> None:
        super().__init__(PACKAGE)
        self.__dict__["_world"] = world

    def __getattr__(self, name: str) -> ModuleType:
        if name in self._world.files:
            return self._world.load(name)
        raise AttributeError(self._world._missing(name), name=name, obj=self)


class _Importer:
    """What ``import`` does inside one module of a world."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        dotted = _absolute(name, level)
        for wanted in (dotted, *(f"{dotted}.{item}".lstrip(".") for item in fromlist or ())):
            self._refuse_forbidden(wanted)
            self._refuse_later(wanted)
        top, _, rest = dotted.partition(".")
        if top == PACKAGE:
            module = self.world.load(rest) if rest else self.world.package
            return module if fromlist else self.world.package
        if top == "minigrad":
            builtins.__import__(dotted, fromlist=fromlist or ())
            return engine(dotted if fromlist else top, self.name[1:3])
        return builtins.__import__(name, globals, locals, fromlist or (), level)

    def _refuse_forbidden(self, dotted: str) -> None:
        try:
            refuse_forbidden(dotted)
        except ForbiddenImport as refusal:
            self.world.forbidden.append(str(refusal))
            raise

    def _refuse_later(self, dotted: str) -> None:
        package, _, module = dotted.partition(".")
        stage = module.partition(".")[0]
        if package != PACKAGE or stage not in self.world.files:
            return
        # Once it is made, a module may find itself: pickle looks classes up by import.
        if stage > self.name or (stage == self.name and stage not in self.world.modules):
            raise WrongOrder(
                say(
                    "{name} must not import {later}: a stage stands on earlier ones only",
                    name=self.name, later=stage,
                )
            )


def _absolute(name: str, level: int) -> str:
    """The dotted name that an import statement of a stage's file means."""
    if level == 0:
        return name
    return f"{PACKAGE}.{name}".rstrip(".") if level == 1 else name


def reference(course: Course) -> World:
    """Every stage answered by its solution."""
    return World({stage.module: course.solution(stage) for stage in course.stages})


def own(course: Course, *stages: Stage) -> World:
    """The given stages answered by the learner, the others by their solutions."""
    return World(reference(course).files | {s.module: (course.exercise(s),) for s in stages})


def with_mistake(course: Course, stage: Stage, path: Path) -> World:
    """The reference with one file laid over one stage: a known mistake, or another style."""
    return World(reference(course).files | {stage.module: (course.solution(stage), path)})


def with_part(files: Mapping[str, Path], module: str, solution: Path, name: str) -> World:
    """One function or class of a stage as the answer has it, the others as in the solution.

    ``files`` are the answer's, ``module`` is the stage, ``solution`` its reference.
    """
    part = Part(files[module], name, tuple(defined(solution)))
    return World({**files, module: (solution, part)})
