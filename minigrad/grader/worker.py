"""The process in which an answer runs: it confines itself, loads, observes, reports and dies.

A job comes as a line of JSON on the standard input; the records leave as lines of JSON on a channel
of their own.  Nothing that the answer prints and no exit code of its making is a verdict.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from minigrad.grader import observe  # noqa: F401  the graded tests need it: better now than later
from minigrad.grader.channel import Channel
from minigrad.grader.confine import confine
from minigrad.grader.engine import shut
from minigrad.grader.load import BrokenAnswer, ForbiddenImport, World, with_part
from minigrad.grader.outcome import NO_MEMORY
from minigrad.grader.parts import defined, touched
from minigrad.grader.run import Test, check_name, graded_tests, observed_check
from minigrad.grader.source import keep
from minigrad.grader.wire import packed

Record = dict[str, Any]


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = Channel()
    try:
        job = first_job(channel)
        channel.tell({"event": "ready", "layers": lock_in(job)})
        for record in grade_stage(job):
            channel.tell(record, job["limit"])
        if job["solution"] and channel.next_message():
            for record in grade_parts(job):
                channel.tell(record, job["limit"])
    except MemoryError:
        os._exit(NO_MEMORY)
    # Without farewells: what an answer left behind (threads, atexit) has nothing more to say.
    os._exit(0)


def first_job(channel: Channel) -> Record:
    """The job; a word on what to expect may come before it."""
    while message := channel.next_message():
        if "expect" not in message:
            return message
        warm_up(message["expect"], channel.is_wanted)
    os._exit(0)  # nobody needs this worker any more


def warm_up(job: Record, enough: Callable[[], bool]) -> None:
    """Do once what will soon be done in earnest, with the solution: the second time is quicker."""
    files = job["files"] | {job["module"]: job["solution"]}
    for _ in grade_stage(job | {"files": files, "done": []}):
        if enough():
            break


def lock_in(job: Record) -> list[Record]:
    """Shut what must not be used, read what there is to read, and confine this process.

    Returns:
        The layers of confinement, on or not.
    """
    shut(job["module"][1:3])
    for path in map(Path, job["sources"]):
        keep(path)
    for name, text in job.get("texts", {}).items():
        keep(Path(name), text.encode())
    layers = confine(map(Path, job["readable"]), Path.cwd(), wanted=job["layers"])
    return [vars(layer) for layer in layers]


def grade_stage(job: Record) -> Iterator[Record]:
    """What there is to tell about one stage, as it happens.

    The job: ``module``, the stage; ``tests``, the path of its graded tests; ``files``, the path
    of the source of every stage; ``done``, the checks to leave out; ``seed`` of the random inputs;
    ``judging``, whether to say what is wrong with what is seen.

    A record's ``event`` is "import", then "begin" and "check" for each check, "broken" for a file
    that cannot be imported, "forbidden" for an import that is not allowed, and "end" when all has
    been told.
    """
    world = World(answering(job))
    tests = graded_tests(Path(job["tests"]))
    yield {"event": "import"}
    try:
        answer = world.load(job["module"])
        with world.installed():
            for test in tests:
                name = check_name(test.__name__)
                if name not in job["done"]:
                    yield {"event": "begin", "name": name}
                    rng = np.random.default_rng(job["seed"])
                    report, seen = observed_check(test, answer, rng, judging=job["judging"])
                    yield {"event": "check", **vars(report), "observations": packed(seen)}
    except BrokenAnswer as error:
        yield {"event": "broken", "message": str(error)}
    except ForbiddenImport:
        pass  # the world has noted it, as it notes one that the answer catches itself
    for message in world.forbidden:
        yield {"event": "forbidden", "message": message}
    yield {"event": "end"}


def grade_parts(job: Record) -> Iterator[Record]:
    """What each check sees of one function or class of the answer, the rest being the solution's.

    A record's ``event`` is "part" for each check of each part, with "begin" before, and "end".
    """
    files, solution = answering(job), Path(job["solution"])
    tests = [test for test in graded_tests(Path(job["tests"])) if not is_slow(test)]
    for part in touched(files[job["module"]], defined(solution)):
        world = with_part(files, job["module"], solution, part)
        yield {"event": "begin", "name": part}
        with suppress(BrokenAnswer, ForbiddenImport):
            answer = world.load(job["module"])
            for test in tests:
                yield {"event": "begin", "name": part}
                with world.installed():
                    report, seen = observed_check(test, answer, judging=False)
                told = {"part": part, "name": report.name, "observations": packed(seen)}
                yield {"event": "part", **told}
    yield {"event": "end"}


def answering(job: Record) -> dict[str, Path]:
    """Which file answers which stage."""
    return {module: Path(path) for module, path in job["files"].items()}


def is_slow(test: Test) -> bool:
    """True if a check is only tried where there is no way around it."""
    return getattr(test, "slow", False)


if __name__ == "__main__":
    main()
