"""How a run goes: a bar where somebody looks on, lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from minigrad.training.loop import Watcher
from minigrad.training.run import Run
from minigrad.words import say

#: The loss that is shown is the mean over so many steps.
RECENT = 50


class Pace:
    """How fast it goes, from the moment when this was made."""

    def __init__(self, run: Run) -> None:
        self.start, self.first, self.tokens = time.monotonic(), run.step, 0

    def words(self, run: Run) -> dict[str, Any]:
        """What is shown: loss, share of the validation, tokens per second, time left."""
        seconds = max(time.monotonic() - self.start, 1e-9)
        taken = max(run.step - self.first, 1)
        left = round((run.settings.steps - run.step) * seconds / taken)
        recent = run.losses[-RECENT:]
        return {
            "loss": f"{sum(recent) / len(recent):.4f}" if recent else "-",
            "right": f"{100 * run.checks[-1][1]:.1f} %" if run.checks else "-",
            "speed": f"{self.tokens / seconds:.0f}",
            "left": f"{left // 60}:{left % 60:02}",
        }


class Bar:
    """One line that moves."""

    def __init__(self, progress: Progress, run: Run) -> None:
        self.progress, self.pace = progress, Pace(run)
        self.task = progress.add_task(
            "", total=run.settings.steps, completed=run.step, **self.pace.words(run)
        )

    def step(self, run: Run, tokens: int) -> None:
        self.pace.tokens += tokens
        self.progress.update(self.task, completed=run.step, **self.pace.words(run))

    def check(self, run: Run) -> None:
        self.progress.update(self.task, **self.pace.words(run))


class Lines:
    """One line for each check."""

    def __init__(self, screen: Console, run: Run) -> None:
        self.screen, self.pace = screen, Pace(run)

    def step(self, run: Run, tokens: int) -> None:
        self.pace.tokens += tokens

    def check(self, run: Run) -> None:
        words = say(
            "step {step} of {steps}  loss {loss}  right {right}  {speed} tokens/s  {left} left",
            step=run.step, steps=run.settings.steps, **self.pace.words(run),
        )
        self.screen.print(words, soft_wrap=True)


@contextmanager
def watching(screen: Console, run: Run) -> Iterator[Watcher]:
    """Somebody who shows on the screen how a run goes."""
    if not moves(screen):
        yield Lines(screen, run)
        return
    columns = [
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn(say("loss {loss}", loss="{task.fields[loss]}")),
        TextColumn(say("right {right}", right="{task.fields[right]}")),
        TextColumn(say("{speed} tokens/s", speed="{task.fields[speed]}")),
        TextColumn(say("{left} left", left="{task.fields[left]}")),
    ]
    with Progress(*columns, console=screen, expand=True) as progress:
        yield Bar(progress, run)


@contextmanager
def grading_bar(screen: Console, stages: int) -> Iterator[Callable[[object], None]]:
    """Shows how many stages are graded; what it gives is called for each."""
    if not moves(screen):
        yield lambda report: None
        return
    columns = [TextColumn(say("grading your stages")), BarColumn(), MofNCompleteColumn()]
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task("", total=stages)
        yield lambda report: progress.advance(task)


def moves(screen: Console) -> bool:
    """True where a line may be written over."""
    return screen.is_terminal and not screen.is_dumb_terminal
