"""A worker as the judge sees it: a process that waits for one job, and dies with it."""

from __future__ import annotations

import json
import os
import queue
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import numpy as np

import minigrad
from minigrad.grader.confine import ONE_THREAD

#: Python looks for packages here and nowhere else: beside NumPy, and beside this package, in this
#: order, behind its own library.  What lies in the learner's folders is never taken for a package.
PACKAGES = [str(Path(file).resolve().parents[1]) for file in (np.__file__, minigrad.__file__)]
START = "import sys; sys.path += sys.argv[1:]; from minigrad.grader.worker import main; main()"
#: What a process needs to know of ours; the rest, where secrets may be, is not passed on.
PASSED_ON = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LD_LIBRARY_PATH", "MINIGRAD_LANG",
             "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

#: How much of what an answer prints is kept; how long a record may be, and how much there may be
#: of all together.  No stage has nearly so much to tell.
KEPT = 64 * 1024
LONGEST_RECORD, MOST_BYTES, MOST_RECORDS = 8 * 1024 * 1024, 64 * 1024 * 1024, 20_000
#: Stands for the rest where there was too much.
FLOOD = b"and so on\n"
#: How long to wait for what is about to happen, in seconds.
MOMENT = 0.1

Record = dict[str, Any]


class Worker:
    """A process that has started to load what every job needs, in an empty folder of its own."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="minigrad-", ignore_cleanup_errors=True)
        own_group: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        # -I -S: no variable, no folder and no file of the user has a say in what Python is.
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", START, *PACKAGES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder.name,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ} | ONE_THREAD,
            **own_group,
        )
        assert self.process.stdout and self.process.stderr
        #: What it tells, line by line; an empty line says that there will be no more.
        self.lines: queue.Queue[bytes] = queue.Queue()
        #: By this a record is known that the answer has not simply written itself.
        self.token = secrets.token_hex(8)
        self._code: int | None = None
        self._reader = _Reader(self.process.stdout, self.lines)
        self._printed = _Drain(self.process.stderr)

    def send(self, message: Record) -> None:
        """Hand over a line; a worker that has died already will be found out by its silence."""
        assert self.process.stdin
        line = json.dumps(message | {"token": self.token}) + "\n"
        with suppress(OSError):
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()

    def printed(self) -> str:
        """The beginning of what it wrote to its terminal."""
        return self._printed.kept.decode("utf-8", "replace")

    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self, patience: float = 0.0) -> int:
        """End it and every process that it left in its group; its exit code.

        A process that has left the group as well is out of reach: where a system has the layer
        «system calls», an answer can start none, and elsewhere the report says that it is missing.

        ``patience`` is how many seconds it has to come to an end that it has announced.
        """
        if self._code is not None:
            return self._code
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        if sys.platform == "win32":
            tree = ["taskkill", "/T", "/F", "/PID", str(self.process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self._code = self.process.wait()
        self._close()
        return self._code

    def _close(self) -> None:
        assert self.process.stdin
        with suppress(OSError):
            self.process.stdin.close()
        for thread in (self._reader, self._printed):
            thread.join(MOMENT)
            if not thread.is_alive():
                thread.pipe.close()
        self.folder.cleanup()


class _Reader(threading.Thread):
    """Hands on each line of a pipe, until there are too many."""

    def __init__(self, pipe: IO[bytes], lines: queue.Queue[bytes]) -> None:
        super().__init__(daemon=True)
        self.pipe = pipe
        self.lines = lines
        self.start()

    def run(self) -> None:
        left = MOST_BYTES
        for _ in range(MOST_RECORDS):
            line = self.pipe.readline(LONGEST_RECORD)
            left -= len(line)
            if left < 0 or len(line) == LONGEST_RECORD:
                break
            self.lines.put(line)
            if not line:
                return
        self.lines.put(FLOOD)


class _Drain(threading.Thread):
    """Reads a pipe to its end, so that nobody waits for it, and keeps the beginning."""

    def __init__(self, pipe: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self.pipe = pipe
        self.kept = bytearray()
        self.start()

    def run(self) -> None:
        while chunk := self.pipe.read1(KEPT):  # type: ignore[attr-defined]
            self.kept += chunk[: KEPT - len(self.kept)]
