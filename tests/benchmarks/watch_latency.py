"""From save to verdict: how long a learner waits in ``minigrad watch``.

    python -m tests.benchmarks.watch_latency [SAVES]

starts a real watch in a terminal of its own and saves stage 06 again and again, each time with
another known mistake in it, so that each verdict needs its own diagnosis.  The clock runs from
just before the file is written until the last line of the verdict can be read in the terminal.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from minigrad.grader.course import PACKAGE, Course, Stage
from tests.cli.terminal import Terminal

STAGE, SAVES = "06", 20
#: The last thing that is said about an answer that does not pass.
END = "Next: edit"


def answers(course: Course, stage: Stage, number: int) -> list[tuple[str, str]]:
    """Wrong answers to a stage, each with the name of its mistake, in an order of no meaning."""
    mistakes = course.mistakes(stage)
    random.Random(0).shuffle(mistakes)
    right = course.solution(stage).read_text("utf-8")
    chosen = (mistakes * (number // len(mistakes) + 1))[:number]
    return [(path.stem, f"{right}\n\n{path.read_text('utf-8')}") for path in chosen]


def save(path: Path, text: str) -> float:
    """Write a file as many editors do; returns when it was begun."""
    start = time.perf_counter()
    fresh = path.with_suffix(".tmp")
    fresh.write_text(text, "utf-8")
    os.replace(fresh, path)
    return start


def measure(course: Course, number: int) -> list[float]:
    """Milliseconds for each save; every one of them is printed as it comes."""
    stage, times = course.find(STAGE), []
    with closing(Terminal(["watch", STAGE], course.workspace)) as terminal:
        place = terminal.wait_for("Next:")
        for mistake, text in answers(course, stage, number):
            idle = time.monotonic() + 1.5
            while time.monotonic() < idle:
                terminal.read(0.1)
            start = save(course.exercise(stage), text)
            verdict = terminal.wait_for(END, place)
            times.append(1000 * (time.perf_counter() - start))
            print(f"{times[-1]:7.1f} ms  {mistake}")
            place = verdict
        terminal.press("q")
        terminal.end()
    return times


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SAVES
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Course.here(PACKAGE).material, Path(folder))
        (course.workspace / "exercises").mkdir()
        for stage in course.stages:
            answered = stage.number < STAGE
            text = course.solution(stage).read_text("utf-8") if answered else course.stub(stage)
            course.exercise(stage).write_text(text, "utf-8")
        times = measure(course, number)
    print(
        f"{len(times)} saves: median {statistics.median(times):.0f} ms, "
        f"worst {max(times):.0f} ms, best {min(times):.0f} ms"
    )


if __name__ == "__main__":
    main()
