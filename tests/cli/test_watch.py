"""A real ``minigrad watch``: in a terminal, in a pipe, and how it is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest

from minigrad.grader.course import Course
from tests.cli.conftest import Said
from tests.cli.terminal import LONG, Terminal, environment
from tests.grader.conftest import write

if sys.platform == "win32":
    pytest.skip("needs terminals as Linux and macOS have them", allow_module_level=True)

HALF = b"def tokenize(text:\n"
WRONG = ("return self.weight[ids]", "return 2.0 * self.weight[ids]")


@pytest.fixture
def course(real_course, tmp_path):
    """A workspace of its own, all stubs."""
    course = Course(real_course.material, tmp_path)
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    return course


@pytest.fixture
def watch(course):
    """A watch in a terminal, that has shown its first verdict."""
    with closing(Terminal(["watch"], course.workspace)) as terminal:
        terminal.wait_for("Next:")
        yield terminal


def solved(course, number, old="", new=""):
    stage = course.find(number)
    source = course.solution(stage).read_text("utf-8")
    assert old in source
    return course.exercise(stage), source.replace(old, new)


def family(pid):
    """The processes that this one has started and that still run."""
    listing = subprocess.run(
        ["ps", "-A", "-o", "ppid=,pid="], capture_output=True, encoding="utf-8", check=True
    )
    pairs = [map(int, line.split()) for line in listing.stdout.splitlines()]
    return [child for parent, child in pairs if parent == pid]


def are_gone(pids):
    """True once none of these processes runs any more; a while is given to them."""
    end = time.monotonic() + LONG / 3
    while time.monotonic() < end:
        listing = subprocess.run(
            ["ps", "-A", "-o", "pid=,stat="], capture_output=True, encoding="utf-8", check=True
        )
        states = dict(line.split()[:2] for line in listing.stdout.splitlines())
        if all(states.get(str(pid), "Z").startswith("Z") for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_a_save_is_a_verdict_and_q_ends_it(course, watch):
    path, text = solved(course, "04")
    place = len(watch.shown)
    path.write_text(text, "utf-8")

    place = watch.wait_for("04 embedding", place)
    watch.wait_for("passed", place)
    watch.wait_for("Next: 05", place)
    children = family(watch.pid)
    watch.press("q")

    assert watch.end() == 0
    assert watch.is_canonical()
    assert children
    assert are_gone(children)


def test_a_save_by_renaming_a_broken_one_and_a_deletion(course, watch):
    path, text = solved(course, "04", *WRONG)
    fresh = path.with_suffix(".swp")
    fresh.write_text(text, "utf-8")
    os.replace(fresh, path)
    place = watch.wait_for("failed", watch.wait_for("04 embedding"))

    path.write_bytes(HALF)
    place = watch.wait_for("line 1", watch.wait_for("broken", place))
    path.unlink()
    place = watch.wait_for("The file is gone", place)
    path.write_bytes(b"")
    watch.wait_for("04 embedding", place)

    assert watch.shown.count("The file is gone") == 1
    assert "Traceback" not in watch.shown


def last_verdict(watch, quiet=1.0):
    """The head line of the last verdict, once no other comes any more."""
    size, since = -1, time.monotonic()
    while time.monotonic() < since + quiet:
        watch.read(0.1)
        if len(watch.shown) != size:
            size, since = len(watch.shown), time.monotonic()
    return [line for line in watch.shown.splitlines() if "04 embedding" in line][-1]


def test_the_last_of_many_saves_has_the_last_word(course, watch):
    path, right = solved(course, "04")
    for number in range(6):
        wrong = right.replace(*WRONG) + f"# {number}\n"
        path.write_text(wrong if number % 2 == 0 else right, "utf-8")
        time.sleep(0.05)
    with path.open("w", encoding="utf-8") as file:  # and this one comes in two halves
        file.write(right[: len(right) // 2])
        file.flush()
        time.sleep(0.03)
        file.write(right[len(right) // 2 :])
    watch.wait_for("passed")

    assert "passed" in last_verdict(watch)


def test_a_save_does_not_wait_for_an_endless_loop(course, watch):
    path, text = solved(course, "04")
    path.write_text("while True:\n    pass\n" + text, "utf-8")
    watch.wait_for("still running")

    path.write_text(text, "utf-8")
    watch.wait_for("passed")

    assert "timed out" not in watch.shown


def test_keys_ask_for_things(course, watch):
    place = len(watch.shown)
    watch.press("?")
    place = watch.wait_for("q quit", place)
    watch.press("h")
    place = watch.wait_for("hint 1 of 3", place)
    watch.press("s")
    place = watch.wait_for("after the pass", place)
    watch.press("l")
    place = watch.wait_for("09", place)
    watch.press("\x1b[A\x1b[B")  # arrows
    watch.press("n")
    watch.wait_for("02 tensor", place)
    assert watch.exit_code is None


def test_ctrl_c_ends_it_and_leaves_the_terminal_as_it_was(course):
    with closing(Terminal(["watch", "04"], course.workspace)) as terminal:
        assert terminal.is_canonical()
        terminal.wait_for("Next:")
        assert not terminal.is_canonical()
        children = family(terminal.pid)

        terminal.press("\x03")

        assert terminal.end() == 130
        assert terminal.is_canonical()
        assert "Traceback" not in terminal.shown
        assert children  # the spare worker
        assert are_gone(children)


def test_a_signal_to_end_leaves_nothing_behind(course):
    path, text = solved(course, "04")
    path.write_text("while True:\n    pass\n" + text, "utf-8")
    with closing(Terminal(["watch", "04"], course.workspace)) as terminal:
        terminal.wait_for("still running")
        children = family(terminal.pid)

        os.kill(terminal.pid, signal.SIGTERM)

        assert terminal.end() == 128 + signal.SIGTERM
        assert terminal.is_canonical()
        assert children
        assert are_gone(children)


def test_nor_does_one_that_nobody_can_hear(watch):
    children = family(watch.pid)

    os.kill(watch.pid, signal.SIGKILL)

    assert watch.end() == -signal.SIGKILL
    assert children
    assert are_gone(children)


def test_a_suspended_watch_lends_the_terminal_and_takes_it_back(course, watch):
    watch.press("\x1a")  # Ctrl-Z
    end = time.monotonic() + LONG
    while not watch.is_canonical() and time.monotonic() < end:
        time.sleep(0.02)
    assert watch.is_canonical()
    done, status = os.waitpid(watch.pid, os.WUNTRACED | os.WNOHANG)
    while not done:
        done, status = os.waitpid(watch.pid, os.WUNTRACED | os.WNOHANG)
    assert os.WIFSTOPPED(status)

    os.kill(watch.pid, signal.SIGCONT)

    place = len(watch.shown)
    watch.press("?")
    watch.wait_for("q quit", place)
    assert not watch.is_canonical()


def in_a_pipe(course, *words, **env):
    return subprocess.Popen(
        [sys.executable, "-m", "minigrad", "watch", *words],
        cwd=course.workspace,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def read_until(program, words):
    text = ""
    while words not in text:
        line = program.stdout.readline()
        assert line, f"it ended before it said {words!r}, having said:\n{text}"
        text += line
    return text


def stopped(program) -> Said:
    program.send_signal(signal.SIGINT)
    rest, _ = program.communicate(timeout=LONG)
    return Said(program.returncode, rest, "")


def test_without_a_terminal_it_just_watches_and_every_word_comes_at_once(course):
    program = in_a_pipe(course, "04")
    said = read_until(program, "Next:")
    path, text = solved(course, "04")
    path.write_text(text, "utf-8")
    said += read_until(program, "Next: 05")

    end = stopped(program)

    assert end.code == 130
    assert "04 embedding  passed" in said
    assert "\x1b" not in said and "─" not in said
    assert "h hint" not in said
    assert "Traceback" not in end.out
