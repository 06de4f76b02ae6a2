"""Take down what a worker tells, with an eye on the clock.

The clock of a check starts when the worker says that it begins, so a slow start costs no answer its
time.  When the time is up the worker itself says where Python is, and ends; if the answer keeps it
from that, it is ended from here.
"""

from __future__ import annotations

import json
import queue
import threading
import time

from minigrad.grader.outcome import IMPORT, Ending, Record, TimeLimits
from minigrad.grader.process import FLOOD, Worker

#: Seconds that a worker has to get ready, and to end of its own accord when the time is up.
TO_GET_READY, TO_SAY_WHERE = 60.0, 0.5
#: How often it is looked whether the job is still wanted, in seconds.
TICK = 0.02


class Listener:
    """Follows one worker through its job.

    Args:
        worker: has been given a job.
        limits: how long it may take.
        until: the time, by the monotonic clock, at which the job as a whole has to be done.
        stop: when it is set, the job is given up.
    """

    def __init__(
        self, worker: Worker, limits: TimeLimits, until: float, stop: threading.Event
    ) -> None:
        self.worker = worker
        self.limits = limits
        self.until = until
        self.stop = stop
        self.ending = Ending(None)
        self.due = min(time.monotonic() + TO_GET_READY, until)
        self.trace: list[str] = []

    def listen(self, records: list[Record]) -> Ending | None:
        """Add what is told to the records.

        Returns:
            How the worker ended; None if it told everything, or if the job is given up.
        """
        while not self.stop.is_set():
            left = self.due - time.monotonic()
            if left <= 0:
                return self._too_late()
            try:
                line = self.worker.lines.get(timeout=min(left, TICK))
            except queue.Empty:
                continue
            if line == FLOOD:
                return Ending(None, flood=True)
            if not line:
                return self._broken_off()
            record = self._heard(line)
            records.append(record)
            if record.get("event") == "end":
                return None
        return None

    def _heard(self, line: bytes) -> Record:
        """What a line says; the clock is set by it."""
        record = _record(line, self.worker.token)
        event = record.get("event")
        if not record:
            self.trace.append(line.decode("ascii", "replace").rstrip("\n"))
        elif event in ("import", "begin"):
            self.ending.during = str(record.get("name", IMPORT))
            late = time.monotonic() + self.limits.check + TO_SAY_WHERE
            self.due = min(late, self.until)
        elif event in ("check", "part", "end"):
            self.ending.during = None
            self.due = self.until
        return record

    def _too_late(self) -> Ending:
        whole = time.monotonic() >= self.until
        self.ending.limit = self.limits.stage if whole else self.limits.check
        return self._ended()

    def _broken_off(self) -> Ending:
        """The line is closed: by the alarm of the worker, or by an accident."""
        if any(line.startswith("Timeout (") for line in self.trace):
            self.ending.limit = self.limits.check
        return self._ended()

    def _ended(self) -> Ending:
        self.ending.trace = self.trace
        return self.ending


def _record(line: bytes, token: str) -> Record:
    """A line as a record; anything else that got on the line is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) and record.get("token") == token else {}
