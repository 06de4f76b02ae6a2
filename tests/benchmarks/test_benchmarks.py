"""The benchmarks run: every yardstick is right, contestants take turns, and the report says so.

Nothing here looks at a clock; how fast things are is for ``python -m tests.benchmarks`` to say.
"""

import gc
import importlib
import json
import tracemalloc
from itertools import count
from types import SimpleNamespace

import numpy as np
import pytest

from tests.benchmarks import __main__ as command
from tests.benchmarks import catalogue, contest, report, timing
from tests.benchmarks.catalogue import CHECKED, TABLE, Comparison
from tests.benchmarks.works import memory, training


@pytest.fixture(autouse=True)
def as_before():
    """A contestant has a process of its own and leaves it as it is; here others come after it."""
    threshold = gc.get_threshold()
    yield
    tracemalloc.stop()
    gc.enable()
    gc.set_threshold(*threshold)


@pytest.mark.parametrize("work", CHECKED)
def test_the_yardstick_has_the_gradients_of_the_engine(work):
    importlib.import_module(f"tests.benchmarks.works.{work}").check()


def test_a_yardstick_that_computes_something_else_is_refused():
    timing.agree(np.ones(3), np.ones(3) + 1e-12, "x")

    with pytest.raises(AssertionError, match="x: two contestants differ by 1"):
        timing.agree(np.ones(3), np.ones(3) + 1e-6, "x")


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.what)
def test_every_contestant_in_the_table_exists(line):
    for who in (line.ours, line.theirs):
        work, name, *_ = who.split(":")
        assert callable(getattr(importlib.import_module(f"tests.benchmarks.works.{work}"), name))


def test_one_round_of_the_smallest_model(monkeypatch):
    monkeypatch.setitem(training.STEPS, "tiny", 1)

    assert training.hand("tiny")() > 0
    assert training.plain("tiny")() > 0
    assert 0 < memory.peak(lambda: training.hand_step(training.SIZES["tiny"]))() < 50


def test_contestants_take_turns_in_processes_of_their_own_and_missing_ones_are_named():
    measured, missing = contest.hold(["rows:reduceat", "rows:of_a_package_nobody_has"], 2)

    assert list(measured) == ["rows:reduceat"]
    assert len(measured["rows:reduceat"]) == 2
    assert missing == {"a_package_nobody_has"}


@pytest.mark.parametrize(("rounds", "seconds", "taken"), [(2, 4, 5), (5, 0, 5)])
def test_short_turns_are_taken_more_often(monkeypatch, rounds, seconds, taken):
    # One second passes between two looks at the clock.
    monkeypatch.setattr(contest, "time", SimpleNamespace(monotonic=count().__next__))

    measured, _ = contest.hold(["rows:reduceat"], rounds, seconds)

    assert len(measured["rows:reduceat"]) == taken


def test_a_contestant_that_fails_is_named(capfd):
    with pytest.raises(contest.ContestantFailed, match="rows:nobody"):
        contest.hold(["rows:nobody"], 1)


def measured():
    return {"a:x": [2.0, 2.2, 2.4, 2.0, 2.1], "a:y": [1.0, 1.0, 1.2, 1.0, 1.0]}


@pytest.mark.parametrize(("options", "value", "kept"), [
    ({"limit": 2.2}, 2.1, True),
    ({"limit": 2.0}, 2.1, False),
    ({"limit": 2.0, "at_least": True}, 2.1, True),
    ({}, 2.1, None),
    ({"limit": 1200.0, "unit": "ms"}, 1100.0, True),
])  # fmt: skip
def test_medians_are_compared_with_the_limit(options, value, kept):
    one = report.outcome(Comparison("x: y", "a:x", "a:y", **options), measured())

    assert one.value == pytest.approx(value)
    assert one.kept is kept
    assert one.low <= one.high


def test_a_line_with_a_missing_contestant_is_left_out():
    assert report.outcome(Comparison("x: z", "a:x", "a:z", 1.0), measured()) is None


def test_the_table_and_the_json_say_the_same(monkeypatch, tmp_path, capsys):
    lines = [Comparison("x: y", "a:x", "a:y", 2.0), Comparison("x: z", "a:x", "a:z")]
    monkeypatch.setattr(command, "TABLE", lines)
    monkeypatch.setattr(command, "BENCHMARKS", ["a"])
    monkeypatch.setattr(command, "hold", lambda group, rounds, seconds: (measured(), {"z"}))

    code = command.main(["--json", str(tmp_path / "out.json")])

    shown, written = capsys.readouterr().out, json.loads((tmp_path / "out.json").read_text())
    assert code == 1
    assert "2.10" in shown and "≤ 2" in shown and "✗" in shown
    assert "z is not installed" in shown
    [line] = written["lines"]
    assert (line["what"], line["kept"], written["missing"]) == ("x: y", False, ["z"])
    assert written["machine"]["numpy"] == np.__version__


def test_the_list_names_every_benchmark(capsys):
    assert command.main(["--list"]) == 0

    shown = capsys.readouterr().out
    assert all(name in shown for name in catalogue.BENCHMARKS)


@pytest.mark.parametrize("words", [["walking"], ["--rounds", "4"]])
def test_what_cannot_be_measured_is_refused(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        command.main(words)

    assert stopped.value.code == 2


def test_contestants_that_are_compared_run_together():
    pairs = [("a:1", "a:2"), ("a:3", "a:4"), ("a:4", "a:2")]
    lines = [Comparison("", *pair) for pair in pairs]

    assert command.groups(lines[:2]) == [["a:1", "a:2"], ["a:3", "a:4"]]
    assert [set(group) for group in command.groups(lines)] == [{"a:1", "a:2", "a:3", "a:4"}]


def test_one_thread_is_asked_for_before_numpy_is_loaded():
    assert set(contest.ONE_THREAD.values()) == {"1"}
    assert {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"} <= contest.ONE_THREAD.keys()
