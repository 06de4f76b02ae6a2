"""A message on terminals of any width: nothing is cut off, and pictures stay pictures."""

from __future__ import annotations

import io

import numpy as np
import pytest
from rich.console import Console

from minigrad.cli.grade import show_stage
from minigrad.cli.message import print_message
from minigrad.grader.compare import complaint
from minigrad.grader.describe import inputs
from minigrad.grader.report import CheckReport, Diagnosis, StageReport

WANT = np.random.default_rng(0).standard_normal((2, 3, 5))
WRONG = WANT + (np.arange(5) == 2)
MESSAGE = complaint(WRONG, WANT, what="weights", axes="batch queries keys")
assert MESSAGE


def screen(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None, highlight=False)


def printed(message: str, width: int, indent: int = 0) -> list[str]:
    paper = screen(width)
    print_message(paper, message, indent)
    return paper.file.getvalue().splitlines()


def shown(width: int = 80, **report) -> str:
    paper = screen(width)
    show_stage(paper, StageReport("06", "attention", **{"status": "failed"} | report))
    return paper.file.getvalue()


def test_where_there_is_room_a_message_is_printed_as_it_is():
    assert printed(MESSAGE, 100) == MESSAGE.splitlines()
    assert printed(MESSAGE, 100, indent=3) == ["   " + line for line in MESSAGE.splitlines()]


def test_where_there_is_none_the_two_halves_of_a_picture_stand_one_above_the_other():
    wide, narrow = printed(MESSAGE, 100), printed(MESSAGE, 50)

    halves = [line.split(" │ ") for line in wide if " │ " in line]
    assert [line.strip() for line in narrow[-8:]] == [
        *(left.strip() for left, _ in halves),
        *(right.strip() for _, right in halves),
    ]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 79])
def test_nothing_is_cut_off_and_nothing_is_too_wide(width):
    message = MESSAGE + inputs({"query": WANT, "text": "a long text " * 4, "한국어": WANT})

    lines = printed(message, width, indent=2)

    assert max(map(len, lines)) <= width
    assert "".join("".join(lines).split()).count("…") == message.count("…")
    for word in message.replace("│", " ").split():
        assert word in "".join("".join(lines).split())


def test_a_fact_that_is_too_long_goes_on_below_its_text():
    lines = printed("sentence\n  expected  " + "word " * 12, 40)

    assert lines[1].startswith("  expected  word word")
    assert all(line.startswith(" " * 12 + "word") for line in lines[2:])


def test_carets_that_would_point_at_nothing_are_left_out():
    message = "KeyError\n  file, line 3\n    return first + second + third\n           ^^^^^"

    assert printed(message, 60)[-1] == "           ^^^^^"
    assert not any("^" in line for line in printed(message, 24))


def test_what_an_answer_says_cannot_clear_the_screen():
    assert printed("boom \x1b[2J\x07", 60) == ["boom \ufffd[2J\ufffd"]
    check = CheckReport("a check", "error", "ValueError: \x1b[31m")
    said = shown(checks=[check], printed="\x1b[2J\r\nx\n")
    assert "\x1b" not in said
    assert "\r" not in said


def test_only_the_first_check_that_fails_is_shown_in_full():
    checks = [
        CheckReport("the first is right", "passed"),
        CheckReport("the second is right", "failed", "second: wrong"),
        CheckReport("the third is right", "error", "third: wrong"),
        CheckReport("the fourth is right", "not run", "four is still to be written"),
        CheckReport("the fifth is right", "not run", "four is still to be written"),
    ]

    said = shown(checks=checks, diagnoses=[Diagnosis("slug", "You did\nthis.\n\nLook at: that.")])

    assert said.splitlines() == [
        "06 attention  failed  1 of 5 checks",
        "  ✓ the first is right",
        "  ✗ the second is right",
        "  ✗ the third is right",
        "  · four is still to be written (2 checks)",
        "",
        "✗ the second is right",
        "  second: wrong",
        "",
        "  You did this.",
        "  Look at: that.",
        "",
        "  One more check fails; it may follow from this one.",
    ]


def test_a_brief_report_leaves_out_the_list():
    checks = [CheckReport("it is right", "passed"), CheckReport("it is quick", "failed", "slow")]
    paper = screen(80)

    show_stage(paper, StageReport("06", "attention", "failed", checks), brief=True)

    assert paper.file.getvalue().splitlines() == [
        "06 attention  failed  1 of 2 checks",
        "",
        "✗ it is quick",
        "  slow",
        "",
    ]


def test_of_what_is_printed_the_beginning_is_shown():
    said = shown(printed="\n".join(f"line {n}" for n in range(40)))

    assert "  your code printed:\n    line 0\n" in said
    assert "line 9\n    … and 30 more lines" in said
    assert "line 10" not in said
