"""Try a stage's graded tests on what is known, in this process: for authors of a stage.

    python -m minigrad.grader.rehearse 06

runs them on the reference, the stub, every known mistake and every alternative, and says what is
not as it should be: the reference and the alternatives pass, the stub passes nothing, and each
mistake is rejected.  ``-v`` shows every check and message.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from minigrad.grader.course import Course, Stage
from minigrad.grader.load import BrokenAnswer, ForbiddenImport, World, reference, with_mistake
from minigrad.grader.report import CheckReport
from minigrad.grader.run import graded_tests, run_checks

PASSES, REJECTED, BLANK = "passes", "is rejected", "passes no check"


def cast(course: Course, stage: Stage, folder: Path) -> Iterator[tuple[str, World, str]]:
    """Everything that the tests are tried on: its name, its world, and what should happen."""
    yield "reference", reference(course), PASSES
    stub = folder / f"{stage.module}.py"
    stub.write_text(course.stub(stage), "utf-8")
    yield "stub", World(reference(course).files | {stage.module: stub}), BLANK
    for path in course.alternatives(stage):
        yield f"alternative {path.stem}", with_mistake(course, stage, path), PASSES
    for path in course.mistakes(stage):
        yield f"mistake {path.stem}", with_mistake(course, stage, path), REJECTED


def outcome(checks: list[CheckReport]) -> str:
    passed = [check for check in checks if check.status == "passed"]
    if not passed:
        return BLANK
    return PASSES if len(passed) == len(checks) else REJECTED


def rehearse(course: Course, stage: Stage, *, verbose: bool = False) -> bool:
    """Try everything and print it; True if all is as it should be."""
    tests = graded_tests(course.tests(stage))
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        for name, world, due in cast(course, stage, Path(folder)):
            try:
                module = world.load(stage.module)
                with world.installed():
                    checks = run_checks(tests, module)
            except (BrokenAnswer, ForbiddenImport) as error:
                checks = [CheckReport("import", "error", str(error))]
            found = outcome(checks)
            good = found == due or (due, found) == (REJECTED, BLANK)
            fine = fine and good
            print(f"{'ok ' if good else 'NOT'}  {name}: {found}{count(checks)}")
            if verbose or (not good and due != REJECTED):
                show(checks, verbose)
    return fine


def count(checks: list[CheckReport]) -> str:
    """How many checks a rejected answer fails, and the first of them."""
    failed = [check.name for check in checks if check.status != "passed"]
    if not failed or len(failed) == len(checks):
        return ""
    return f" by {len(failed)} of {len(checks)} ({failed[0]})"


def show(checks: list[CheckReport], verbose: bool) -> None:
    for check in checks:
        if verbose or check.status != "passed":
            print(f"       {check.status}: {check.name}")
            if check.message:
                print("         " + check.message.replace("\n", "\n         "))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    here = Course.here()
    results = [rehearse(here, here.find(word), verbose="-v" in sys.argv) for word in words]
    sys.exit(not all(results))
