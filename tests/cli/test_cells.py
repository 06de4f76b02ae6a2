"""A failure's picture in colours: each number in a cell of its colour, its words as they were."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from rich.console import Console
from rich.text import Text

from minigrad.cli.cells import WRONG, numbers, paint
from minigrad.cli.message import print_message
from minigrad.draw.cells import NO_NUMBER, Scale
from minigrad.grader.compare import complaint

WANT = np.random.default_rng(0).standard_normal((2, 3, 5))
GOT = WANT - (np.arange(5) == 2)
MATRIX = complaint(GOT, WANT, what="weights", axes="batch queries keys")
MASK = complaint(np.eye(3, 4, dtype=bool), np.ones((3, 4), bool), what="mask", axes="queries keys")
ROW = complaint(np.append(np.nan, np.arange(1.0, 12)), np.arange(12.0), what="x", axes="d_model")


class Paper(Console):
    """Keeps what is printed as it is, before it becomes codes of some terminal."""

    def print(self, *lines, **_):
        self.lines = [*getattr(self, "lines", []), *lines]


def printed(message: str, width: int = 100, paper: type[Console] = Console, **how) -> Console:
    options = {"color_system": "truecolor", "force_terminal": True, "highlight": False} | how
    screen = paper(file=io.StringIO(), width=width, **options)
    print_message(screen, message, 2)
    return screen


def said(message: str, width: int = 100, **how) -> str:
    return printed(message, width, **how).file.getvalue()


def cells(message: str, width: int = 100, **how) -> list[tuple[str, str]]:
    """Each coloured cell with its background."""
    return [
        (line.plain[span.start : span.end], span.style.partition(" on ")[2])
        for line in printed(message, width, Paper, **how).lines
        for span in line.spans
        if " on " in span.style
    ]


@pytest.mark.parametrize("message", [MATRIX, MASK, ROW], ids=["matrix", "mask", "row"])
@pytest.mark.parametrize("width", [50, 70, 100])
def test_the_characters_stay_what_they_are(message, width):
    plain = said(message, width, color_system=None, force_terminal=False)

    coloured = [Text.from_ansi(line).plain for line in said(message, width).splitlines()]

    assert [line.rstrip() for line in coloured] == [line.rstrip() for line in plain.splitlines()]
    assert max(map(len, coloured)) <= width
    assert "\x1b" not in plain


@pytest.mark.parametrize("how", [{"no_color": True}, {"color_system": None}, {}])
def test_there_are_cells_only_where_there_are_colours(how):
    assert bool(cells(MATRIX, **how)) == (not how)
    assert ("\x1b[1;" in said(MATRIX, **how)) == (not how)


def test_of_sixteen_colours_wrong_numbers_get_one():
    assert cells(MATRIX, color_system="standard") == []
    assert said(MATRIX, color_system="standard").count("\x1b[31m") == 4  # one of it in the title


@pytest.mark.parametrize("width", [50, 100])
def test_every_number_of_both_halves_has_the_tint_of_one_scale(width):
    found = cells(MATRIX, width)

    scale = Scale.of([float(text.rstrip(" *")) for text, _ in found])

    assert len(found) == 2 * 3 * 5
    assert all(tint == scale.tint(float(text.rstrip(" *"))) for text, tint in found)


def test_cells_of_a_column_are_alike_and_leave_no_gap():
    lines = [line for line in printed(MATRIX, paper=Paper).lines if "│" in line.plain]
    places = [[(span.start, span.end) for span in line.spans if " on " in span.style]
              for line in lines[1:]]

    assert places[0] == places[1] == places[2]
    ends = [end for _, end in places[0]]
    starts = [start for start, _ in places[0]]
    assert [i for i in range(9) if ends[i] != starts[i + 1]] == [4]  # where the bar is
    assert [end - start for start, end in places[0]] == [8, 7, 7, 7, 7] * 2  # a blank in front


def test_no_number_is_dim():
    lines = printed(MATRIX, paper=Paper).lines

    dim = [line.plain[span.start : span.end] for line in lines for span in line.spans
           if span.style == "dim"]
    assert {text.strip() for text in dim} == {"expected", "got"}


def test_a_wrong_number_keeps_its_mark_and_is_told_apart():
    lines = printed(MATRIX, paper=Paper).lines

    wrong = [line.plain[span.start : span.end] for line in lines for span in line.spans
             if span.style.startswith(WRONG)]

    assert all(text.endswith("*") for text in wrong)
    assert [float(text[:-1]) for text in wrong] == pytest.approx(GOT[0, :, 2], abs=1e-3)


def test_an_allowed_key_is_coloured_and_a_masked_one_is_white():
    found = cells(MASK)

    assert {(text.strip(" *"), tint) for text, tint in found} == {
        ("1", "#f08a2c"), ("·", "#ffffff"),
    }


def test_rows_one_below_the_other_are_cells_too():
    found = cells(ROW)

    assert len(found) == 8
    assert [tint for text, tint in found if "nan" in text] == [NO_NUMBER]


def test_rows_that_had_to_be_broken_are_left_alone():
    message = "sentence\n  expected  1 2 3 4\n  got       1 2 3 5"

    assert len(cells(message, 40)) == 8
    assert said(message, 20).splitlines()[1:3] == ["    expected  1 2", "      3 4"]
    assert cells(message, 20) == []


def test_lines_that_are_no_picture_are_left_alone():
    assert cells("wrong │ words\n  1 │ none\nexpected  3\ngot       4") == []
    assert cells("a row  1 2 3\nanother  1 2") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("  1.947*-0.704 │ … 1e-07 inf* nan …", ["1.947*", "-0.704", "1e-07", "inf*", "nan"]),
        ("got (* is wrong)  · 1", ["·", "1"]),
        ("at line 3: x", []),
        ("* 3", ["3"]),
        ("", []),
    ],
)
def test_numbers_are_found_at_the_end_of_a_line(line, found):
    assert [word[0] for word in numbers(line)] == found


def test_a_full_line_gets_no_blank_behind_it():
    lines = [Text("  1 2"), Text("  3 4")]

    paint(lines, 5)

    assert [line.plain for line in lines] == ["  1 2", "  3 4"]
    assert all(re.fullmatch(r".* on #......", str(s.style)) for line in lines for s in line.spans)
