"""Take the steps of a run: check now and then, keep what is reached, stop when asked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from minigrad.dates.writing import Example
from minigrad.training.run import Run


class Watcher(Protocol):
    """Somebody who is told how it goes."""

    def step(self, run: Run, tokens: int) -> None:
        """A step was taken, on so many tokens."""

    def check(self, run: Run) -> None:
        """The last of ``run.checks`` is new, and the checkpoint too."""


def train(
    run: Run,
    checkpoint: Path,
    validation: Sequence[Example],
    *,
    every: int,
    watcher: Watcher,
    stop: Callable[[], bool] = lambda: False,
) -> bool:
    """Take the steps that are left; False if it was stopped before the last.

    Args:
        run: what is trained.
        checkpoint: the file from which the run could go on.
        validation: what to translate at each check.
        every: steps from one check, and one checkpoint, to the next.
        watcher: is told of every step and every check.
        stop: is asked after every step; if it says True, the last step is kept, and that is all.
    """
    if not checkpoint.exists():
        run.save(checkpoint)
    for tokens in run.steps():
        watcher.step(run, tokens)
        if run.step % every == 0 or run.finished:
            right = run.translator.exact(validation)
            run.checks.append((run.step, sum(right) / len(right)))
            run.save(checkpoint)
            watcher.check(run)
        if stop() and not run.finished:
            run.save(checkpoint)
            return False
    return True
