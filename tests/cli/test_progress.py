"""How a run goes, as it is shown: a bar that moves, or lines where nothing can."""

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

from minigrad.cli import progress
from minigrad.cli.progress import Bar, Lines, grading_bar, watching


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


@pytest.fixture
def run():
    """A run that was taken up after step 10 of 50."""
    return SimpleNamespace(
        step=10, losses=[9.0] * 10, checks=[(10, 0.25)], settings=SimpleNamespace(steps=50)
    )


def screen(*, terminal):
    return Console(file=io.StringIO(), force_terminal=terminal, width=100, color_system=None,
                   _environ={"TERM": "xterm"})


def take_steps(watcher, run, clock):
    """Ten steps in five seconds, on 300 tokens each, then a check."""
    for _ in range(10):
        run.step += 1
        run.losses.append(0.5)
        clock.now += 0.5
        watcher.step(run, 300)
    run.checks.append((run.step, 0.985))
    watcher.check(run)


def test_lines_tell_loss_exact_match_speed_and_time_left(run, clock):
    console = screen(terminal=False)

    with watching(console, run) as watcher:
        take_steps(watcher, run, clock)

    assert isinstance(watcher, Lines)
    assert console.file.getvalue() == (
        "step 20 of 50  loss 4.7500  right 98.5 %  600 tokens/s  0:15 left\n"
    )


def test_a_bar_tells_the_same_and_moves(run, clock):
    console = screen(terminal=True)

    with watching(console, run) as watcher:
        take_steps(watcher, run, clock)

    assert isinstance(watcher, Bar)
    assert "10/50 loss 9.0000 right 25.0 % 0 tokens/s" in console.file.getvalue()
    assert "20/50 loss 4.7500 right 98.5 % 600 tokens/s 0:15 left" in console.file.getvalue()


def test_the_loss_is_that_of_the_last_steps(run, clock, monkeypatch):
    monkeypatch.setattr(progress, "RECENT", 10)
    console = screen(terminal=False)

    with watching(console, run) as watcher:
        take_steps(watcher, run, clock)

    assert "loss 0.5000" in console.file.getvalue()


def test_before_the_first_step_there_is_nothing_to_tell(clock):
    new = SimpleNamespace(step=0, losses=[], checks=[], settings=SimpleNamespace(steps=50))
    console = screen(terminal=True)

    with watching(console, new):
        pass

    assert "0/50 loss - right - " in console.file.getvalue()


def test_a_dumb_terminal_gets_lines(run, clock):
    console = Console(file=io.StringIO(), force_terminal=True, _environ={"TERM": "dumb"})

    with watching(console, run) as watcher:
        assert isinstance(watcher, Lines)


@pytest.mark.parametrize(("terminal", "shown"), [(True, "2/3"), (False, "")])
def test_grading_shows_how_many_stages_are_done(terminal, shown):
    console = screen(terminal=terminal)

    with grading_bar(console, 3) as graded:
        graded("one report")
        graded("another")

    assert shown in console.file.getvalue()
    assert bool(console.file.getvalue()) == terminal
