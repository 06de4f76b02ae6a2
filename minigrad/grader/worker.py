"""The process in which an answer runs: it loads, observes, reports and dies.

A job comes as one line of JSON on the standard input; the records leave as lines of JSON on a
channel of their own.  Nothing that the answer prints and no exit code of its making is a verdict.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from minigrad.grader.load import BrokenAnswer, ForbiddenImport, World
from minigrad.grader.run import check_name, graded_tests, run_check

Record = dict[str, Any]


def grade_stage(job: Record) -> Iterator[Record]:
    """What there is to tell about one stage, as it happens.

    The job: ``module``, the stage; ``tests``, the path of its graded tests; ``files``, the path
    of the source of every stage.  A record's ``event`` is "begin" or "check" for each check,
    "broken" for a file that cannot be imported, "forbidden" for an import that is not allowed,
    and "end" when all has been told.
    """
    world = World({name: Path(path) for name, path in job["files"].items()})
    try:
        answer = world.load(job["module"])
        with world.installed():
            for test in graded_tests(Path(job["tests"])):
                yield {"event": "begin", "name": check_name(test.__name__)}
                yield {"event": "check", **vars(run_check(test, answer))}
    except BrokenAnswer as error:
        yield {"event": "broken", "message": str(error)}
    except ForbiddenImport:
        pass  # the world has noted it, as it notes one that the answer catches itself
    for message in world.forbidden:
        yield {"event": "forbidden", "message": message}
    yield {"event": "end"}


def private_channel() -> IO[str]:
    """Take the standard output for the records, and let the answer print to the error output."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return channel


def read_job() -> Record:
    """The job; after it the answer finds the standard input empty."""
    job = json.loads(sys.stdin.readline())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    return job


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job, channel = read_job(), private_channel()
    for record in grade_stage(job):
        channel.write(json.dumps(record) + "\n")
        channel.flush()
    # Without farewells: what an answer left behind (threads, atexit) has nothing more to say.
    os._exit(0)


if __name__ == "__main__":
    main()
