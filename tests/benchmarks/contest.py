"""Contestants side by side: each in its own process, in turns, one thread.

They take turns so that what else the machine does meets them alike. No two of them ever work at
the same time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]
#: Set before NumPy is loaded: what a second thread gains depends on who else uses the second core.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)


class ContestantFailed(RuntimeError):
    """A contestant ended without an answer; what it said last stands on the screen."""


class Contestant:
    """A process that takes a turn when it is asked to."""

    def __init__(self, who: str) -> None:
        self.who, self.measured = who, []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.contestant", who],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        try:
            self.missing = self._answer().get("missing")
        except ContestantFailed:
            self.close()
            raise

    def take_turn(self) -> None:
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.measured.append(self._answer()["measured"])

    def _answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        if not line:
            raise ContestantFailed(self.who)
        return json.loads(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def hold(
    contestants: Iterable[str], rounds: int, seconds: float = 0.0
) -> tuple[dict[str, list[float]], set[str]]:
    """What each contestant measured in each round, and the packages that are missing.

    A short turn may fall into a disturbance as a whole, so there are more of them: as many rounds
    as begin within so many seconds, and no fewer than ``rounds``.
    """
    with ExitStack() as stack:
        present = [stack.enter_context(Contestant(who)) for who in contestants]
        missing = {one.missing for one in present if one.missing}
        present = [one for one in present if not one.missing]
        enough = time.monotonic() + seconds
        while present and (rounds > 0 or time.monotonic() < enough):
            for contestant in present:
                contestant.take_turn()
            rounds -= 1
    return {one.who: one.measured for one in present}, missing
