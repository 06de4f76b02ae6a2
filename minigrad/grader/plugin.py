"""The pytest side of a graded test: where ``answer`` and ``rng`` come from.

In ``tests/stages/test_sNN_name.py`` the answer is the reference (id "solution") and, once the
learner has begun that stage, the learner's own file too (id "exercise").
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from minigrad.grader.course import Course, Stage
from minigrad.grader.load import BrokenAnswer, ForbiddenImport, World, own, reference


def _stage(course: Course, file: str | None) -> Stage | None:
    """The stage whose graded tests a file holds."""
    name = Path(file or "").stem.removeprefix("test_")
    return next((stage for stage in course.stages if stage.module == name), None)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "answer" not in metafunc.fixturenames:
        return
    course = Course.here(metafunc.config.rootpath)
    stage = _stage(course, metafunc.module.__file__)
    if stage is not None:
        worlds = {"solution": reference(course)}
        if course.begun(stage):
            worlds["exercise"] = own(course, stage)
        choices = [(world, stage.module) for world in worlds.values()]
        metafunc.parametrize("answer", choices, ids=list(worlds), indirect=True)


@pytest.fixture
def answer(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The module under test."""
    world: World
    world, module = request.param
    try:
        loaded = world.load(module)
    except (BrokenAnswer, ForbiddenImport) as error:
        pytest.fail(str(error), pytrace=False)
    with world.installed(), np.errstate(all="ignore"):
        yield loaded


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers, the same in every run."""
    return np.random.default_rng(0)
