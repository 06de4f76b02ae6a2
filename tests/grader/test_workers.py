"""Workers: started ahead, used once, gone afterwards; and what they may and may not know."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from minigrad.grader import workers as module
from minigrad.grader.case import Case
from minigrad.grader.outcome import Ending, Outcome, TimeLimits
from minigrad.grader.process import Worker
from minigrad.grader.verdict import layers, whole
from minigrad.grader.workers import Workers

LIMITS = TimeLimits(check=20.0, stage=60.0)


@pytest.fixture
def job(course, double):
    """The solution, written into the learner's file, as a job."""
    course.exercise(double).write_bytes(course.solution(double).read_bytes())
    return Case(course, double, []).job()


@pytest.fixture
def started(monkeypatch):
    """Every worker that is started from here on."""
    found = []

    class Noted(Worker):
        def __init__(self):
            super().__init__()
            found.append(self)

    monkeypatch.setattr(module, "Worker", Noted)
    return found


def statuses(outcome: Outcome) -> list[str]:
    return [record["status"] for record in outcome.events("check")]


def test_a_worker_does_one_job_and_is_gone(job, started):
    outcome = Workers().run(job, LIMITS)

    (worker,) = started
    assert statuses(outcome) == ["passed"] * 3
    assert whole(outcome)
    assert not worker.alive()
    assert not Path(worker.folder.name).exists()


def test_the_next_one_waits_where_it_is_asked_for_ahead(job, started):
    workers = Workers(ahead=True)
    try:
        for _ in range(3):
            assert statuses(workers.run(job, LIMITS)) == ["passed"] * 3
    finally:
        workers.close()

    assert len(started) == 4
    assert not any(worker.alive() for worker in started)


def test_a_worker_that_died_while_it_waited_is_replaced(job, started):
    workers = Workers()
    workers.prepare(job)
    started[0].process.kill()
    started[0].process.wait()

    assert statuses(workers.run(job, LIMITS)) == ["passed"] * 3
    assert len(started) == 2


def test_what_was_loaded_ahead_is_not_what_is_graded(course, double, job):
    """A waiting worker has seen the files as they were: the job is about the files as they are."""
    workers = Workers()
    workers.prepare(job)
    time.sleep(0.5)
    source = course.exercise(double).read_text("utf-8")
    course.exercise(double).write_text(source.replace("x * 2", "x * 3"), "utf-8")

    assert statuses(workers.run(job, LIMITS)) == ["failed", "passed", "passed"]


def test_a_job_without_solution_is_never_given_to_one_that_has_seen_it(job, started):
    workers = Workers()
    workers.prepare(job)

    workers.run(job | {"solution": ""}, LIMITS)

    assert len(started) == 2
    assert started[0].alive()
    workers.close()


def test_a_job_can_be_given_up_at_once(course, double, job, started):
    course.exercise(double).write_text("while True: pass", "utf-8")
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()

    outcome = Workers().run(job, LIMITS, stop)

    assert outcome.events("check") == []
    assert not started[0].alive()


def test_a_worker_that_nobody_needs_any_more_ends_by_itself():
    worker = Worker()
    worker.process.stdin.close()

    assert worker.process.wait(20) == 0
    worker.end()


def test_a_worker_that_waits_dies_with_whoever_started_it():
    program = (
        "from minigrad.grader.workers import Workers; import time\n"
        "workers = Workers(); workers.prepare()\n"
        "print(workers._spare.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()

    deadline = time.monotonic() + 20
    while is_alive(worker):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_it_says_what_holds_the_answer_back(job):
    confined, free = Workers().run(job, LIMITS), Workers(layers=()).run(job, LIMITS)

    assert {layer.name for layer in layers(confined)} >= {"namespaces", "files", "memory"}
    assert layers(free) == []


def test_the_worker_takes_the_answer_apart_if_it_is_asked_to(course, double, job):
    source = course.exercise(double).read_text("utf-8")
    course.exercise(double).write_text(source.replace("x * 2", "x * 3"), "utf-8")

    outcome = Workers().run(job, LIMITS, want_more=lambda _: True)

    assert {record["part"] for record in outcome.more if "part" in record} == {"double", "lookup"}
    assert outcome.more[-1]["event"] == "end"
    assert whole(outcome)


def test_a_part_that_hangs_does_no_harm_to_the_verdict(course, double, job):
    source = course.exercise(double).read_text("utf-8")
    hanging = "import sys\n    while 'lookup' not in dir(sys.modules[__name__]): pass\n    return x"
    course.exercise(double).write_text(source.replace("return x * 2", hanging), "utf-8")

    outcome = Workers().run(job, TimeLimits(check=1.0), want_more=lambda _: True)

    assert statuses(outcome)[-1] == "passed"


def test_a_record_without_the_token_is_none(course, double, job):
    forged = json.dumps({"event": "check", "name": "double is twice as much", "status": "passed"})
    course.exercise(double).write_text(
        "import os\n"
        "for number in range(3, 32):\n"
        "    try:\n"
        f"        os.write(number, {forged.encode()!r} + b'\\n')\n"
        "    except OSError:\n"
        "        pass\n",
        "utf-8",
    )

    assert statuses(Workers().run(job, LIMITS)) == ["error"] * 3


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending("x", limit=2.0), "there was no answer within 2 seconds"),
        (Ending("x", exit_code=-9), "Python crashed: Killed (signal 9)"),
        (Ending("x", exit_code=3), "Python stopped before the end, with exit code 3"),
        (Ending("x", exit_code=81), "the answer closed the line on which its checks are reported"),
        (Ending("x", exit_code=82), "the answer used up all memory that there is for it"),
        (Ending(None, flood=True), "the answer wrote on the line on which its checks are reported"),
    ],
)
def test_every_end_has_its_words(ending, words):
    assert ending.words([]) == words


def test_the_place_is_a_line_of_the_answer_in_the_main_thread(tmp_path):
    file = tmp_path / "exercises" / "s04_doublé.py"
    file.parent.mkdir()
    file.write_text("one\ntwo\nthree\n", "utf-8")
    shown = str(file).encode("ascii", "backslashreplace").decode()
    trace = [
        "Timeout (0:00:01)!",
        "Thread 0x01 (most recent call first):",
        f'  File "{shown}", line 1 in helper',
        "Thread 0x02 (most recent call first):",
        '  File "/usr/lib/python3/threading.py", line 9 in wait',
        f'  File "{shown}", line 2 in double',
        f'  File "{shown}", line 3 in <module>',
    ]

    words = Ending("x", limit=1.0, trace=trace).words([str(file)])

    assert words.splitlines()[1:] == ["  exercises/s04_doublé.py, line 2, in double", "    two"]


@pytest.mark.parametrize(
    "line",
    [
        '  File "/etc/passwd", line 1 in x',
        '  File "{file}", line 99 in x',
        '  File "{file}", line 1 in x; rm -rf',
        '  File "{file}", line one in x',
        "nonsense",
    ],
)
def test_a_place_that_makes_no_sense_shows_nothing_of_other_files(tmp_path, line):
    file = tmp_path / "s04.py"
    file.write_text("secret\n", "utf-8")
    trace = ["Timeout (0:00:01)!", line.format(file=file)]

    words = Ending("x", limit=1.0, trace=trace).words([str(file)])

    assert "root" not in words
    assert "secret" not in words
