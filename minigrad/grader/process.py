"""Run a job in a worker, under a limit of time, and bring home its records."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from minigrad.words import say

HOME = Path(__file__).resolve().parents[2]
#: How much of what an answer prints is kept, and how long one record may be.
KEPT = 64 * 1024
LONGEST_RECORD = 1024 * 1024
#: How often a wait looks up from its work, in seconds.
TICK = 0.1

Record = dict[str, Any]


@dataclass
class Outcome:
    """What a worker told before it ended: of its own accord, by the clock, or by an accident."""

    records: list[Record] = field(default_factory=list)
    complete: bool = False
    timed_out: bool = False
    exit_code: int | None = None
    printed: str = ""


def run_job(job: Record, limit: float, stop: threading.Event | None = None) -> Outcome:
    """Have a worker do the job; no process of it is left when this returns.

    Args:
        job: what worker.grade_stage takes.
        limit: how many seconds it may take, from the start of the process.
        stop: when it is set, the job is given up.
    """
    with _worker() as process:
        assert process.stdin and process.stdout and process.stderr
        printed = _Drain(process.stderr)
        lines: queue.Queue[bytes] = queue.Queue()
        reader = threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True)
        reader.start()
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(job).encode() + b"\n")
            process.stdin.close()
        outcome = _listen(process, lines, limit, stop or threading.Event())
        outcome.exit_code = _end(process)
        for thread, pipe in ((reader, process.stdout), (printed, process.stderr)):
            thread.join(TICK)
            if not thread.is_alive():
                pipe.close()
        outcome.printed = printed.text()
    return outcome


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    """A worker in an empty folder and a process group of its own."""
    own_group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    with tempfile.TemporaryDirectory(prefix="minigrad-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", "minigrad.grader.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=_environment(),
            **own_group,
        )
        try:
            yield process
        finally:
            _end(process)


def _environment() -> dict[str, str]:
    """Ours, with one thread for linear algebra and this very package first on the path."""
    paths = [str(HOME), os.environ.get("PYTHONPATH", "")]
    return os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


def _read_lines(pipe: IO[bytes], lines: queue.Queue[bytes]) -> None:
    """Hand on each line; an empty one says that the channel is closed."""
    while line := pipe.readline(LONGEST_RECORD):
        lines.put(line)
    lines.put(b"")


class _Drain(threading.Thread):
    """Read a pipe to its end, so that nobody waits for it, and keep the beginning."""

    def __init__(self, pipe: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self.pipe = pipe
        self.kept = bytearray()
        self.start()

    def run(self) -> None:
        while chunk := self.pipe.read1(KEPT):  # type: ignore[attr-defined]
            self.kept += chunk[: KEPT - len(self.kept)]

    def text(self) -> str:
        return self.kept.decode("utf-8", "replace")


def _listen(
    process: subprocess.Popen[bytes],
    lines: queue.Queue[bytes],
    limit: float,
    stop: threading.Event,
) -> Outcome:
    """Take down records until the last one, the end of the channel, or the end of the time."""
    outcome = Outcome()
    deadline = time.monotonic() + limit
    while not stop.is_set():
        try:
            line = lines.get(timeout=TICK)
        except queue.Empty:
            outcome.timed_out = time.monotonic() > deadline
            if outcome.timed_out or process.poll() is not None:
                break
            continue
        record = _record(line)
        outcome.complete = record.get("event") == "end"
        if outcome.complete or not line:
            break
        outcome.records.append(record)
    return outcome


def _record(line: bytes) -> Record:
    """A line of the channel as a record; anything else that got in there says nothing."""
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _end(process: subprocess.Popen[bytes]) -> int:
    """End the worker and every process that it left in its group; its exit code."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(TICK)
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def how_it_died(exit_code: int | None) -> str:
    """The end of a process in words."""
    if exit_code is not None and exit_code < 0:
        words = signal.strsignal(-exit_code) or str(-exit_code)
        return say("Python crashed: {words} (signal {number})", words=words, number=-exit_code)
    return say("Python stopped before the end, with exit code {code}", code=exit_code)
