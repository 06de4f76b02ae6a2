"""Have workers do jobs: a new one for each, or one that was started ahead and waits.

A worker is ready to begin after a tenth of a second, most of it spent on loading NumPy.  Whoever
will soon have another job can spend it beforehand.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from minigrad.grader.confine import GROUPS
from minigrad.grader.listen import Listener
from minigrad.grader.outcome import Ending, Outcome, Record, TimeLimits
from minigrad.grader.process import Worker

#: So many times a job goes on behind a check that ended its worker.
RESTARTS = 3
#: Seconds in which a worker that has nothing more to say is gone of its own accord.
TO_END = 0.5
#: Seconds that a check has at least, however many before it took too long.
SHORTEST = 1.0


class Workers:
    """Where workers come from.  Each does one job.

    Args:
        ahead: have the next one wait whenever a job is done; ``close`` ends it.
        layers: those of confine.GROUPS that hold an answer back, as far as the machine has them.
    """

    def __init__(self, *, ahead: bool = False, layers: Sequence[str] = GROUPS) -> None:
        self.ahead = ahead
        self.layers = layers
        self._spare: Worker | None = None
        self._preparing = threading.Thread()
        self._lock = threading.Lock()

    def prepare(self, job: Record | None = None) -> None:
        """Have a worker wait that will be quick at a job like this one."""
        with self._lock:
            if self._spare is None:
                self._spare = Worker()
                if job and job["solution"]:
                    self._spare.send({"expect": job})

    def take(self) -> Worker:
        """The worker that waits, else a new one."""
        with self._lock:
            worker, self._spare = self._spare, None
        if worker and not worker.alive():
            worker.end()
            worker = None
        return worker or Worker()

    def close(self) -> None:
        """End the one that waits."""
        if self._preparing.ident:
            self._preparing.join()
        with self._lock:
            worker, self._spare = self._spare, None
        if worker:
            worker.end()

    def run(
        self,
        job: Record,
        limits: TimeLimits,
        stop: threading.Event | None = None,
        want_more: Callable[[Outcome], bool] = lambda _: False,
    ) -> Outcome:
        """Have a job done; no process that took part is left when this returns.

        A check that ends its worker, by hanging or by a crash, is not the end of the job: another
        worker takes on the checks behind it.

        Args:
            job: what worker.grade_stage takes.
            limits: how long it may take.
            stop: when it is set, the job is given up.
            want_more: asked by a worker that came to the end whether it shall take the answer
                apart.
        """
        outcome, stop = Outcome(), stop or threading.Event()
        until = time.monotonic() + limits.stage
        for _ in range(1 + RESTARTS):
            begun = [str(record.get("name")) for record in outcome.events("begin")]
            message = job | {"done": begun, "limit": limits.check, "layers": self.layers}
            with self._given(message, outcome) as worker:
                listener = Listener(worker, limits, until, stop)
                ending = listener.listen(outcome.records)
                if ending:
                    ending.exit_code = worker.end(0.0 if ending.timed_out else TO_END)
                elif not stop.is_set() and want_more(outcome):
                    worker.send({"apart": True})
                    listener.listen(outcome.more)
            if ending is None:
                break
            outcome.endings.append(ending)
            if not ending.during or time.monotonic() >= until:
                break
            limits = _after(ending, limits)
        if self.ahead:
            self._preparing = threading.Thread(target=self.prepare, args=[job])
            self._preparing.start()
        return outcome

    @contextmanager
    def _given(self, message: Record, outcome: Outcome) -> Iterator[Worker]:
        """A worker that has been given a job; it is gone when the block is left."""
        # One that waited may have seen the solution, which not every job may.
        worker = self.take() if message["solution"] else Worker()
        try:
            worker.send(message)
            yield worker
        finally:
            worker.end()
            outcome.printed = outcome.printed or worker.printed()


def _after(ending: Ending, limits: TimeLimits) -> TimeLimits:
    """The limits for the checks that are left: where one hangs, others shall not take as long."""
    if not ending.timed_out:
        return limits
    return replace(limits, check=min(limits.check, max(limits.check / 4, SHORTEST)))
