"""What the tests of the course share: the course itself, and one stage after the other."""

import pytest

from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.parts import overlap
from minigrad.grader.run import graded_tests, run_check

COURSE = Course.here(PACKAGE)


def pytest_generate_tests(metafunc):
    if "stage" in metafunc.fixturenames:
        metafunc.parametrize("stage", COURSE.stages, ids=lambda stage: stage.module)


@pytest.fixture(scope="session")
def course():
    return COURSE


@pytest.fixture(scope="session")
def grade_in_process():
    """Run a stage's graded tests on one module of a world, one by one as they are asked for.

    Those that judge the pieces ``first`` come before the others.
    """

    def run(world, stage, first=()):
        tests = graded_tests(COURSE.tests(stage))
        module = world.load(stage.module)
        with world.installed():
            for test in sorted(tests, key=lambda test: not overlap({test.piece}, first)):
                yield run_check(test, module)

    return run
