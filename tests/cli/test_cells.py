"""A failure's picture in colours: each number in a cell of its colour, its words as they were."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from rich.console import Console
from rich.style import Style
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


def printed(message: str, width: int = 100, **how) -> str:
    options = {"color_system": "truecolor", "force_terminal": True, "highlight": False} | how
    screen = Console(file=io.StringIO(), width=width, **options)
    print_message(screen, message, 2)
    return screen.file.getvalue()


def cells(said: str) -> list[tuple[str, str]]:
    """Each coloured cell with its background."""
    found = []
    for line in said.splitlines():
        text = Text.from_ansi(line)
        for span in text.spans:
            style = span.style
            assert isinstance(style, Style)
            if style.bgcolor:
                found.append((text.plain[span.start : span.end], style.bgcolor.name))
    return found


@pytest.mark.parametrize("message", [MATRIX, MASK, ROW], ids=["matrix", "mask", "row"])
@pytest.mark.parametrize("width", [50, 70, 100])
def test_the_characters_stay_what_they_are(message, width):
    plain = printed(message, width, color_system=None, force_terminal=False)

    coloured = [Text.from_ansi(line).plain for line in printed(message, width).splitlines()]

    assert [line.rstrip() for line in coloured] == [line.rstrip() for line in plain.splitlines()]
    assert max(map(len, coloured)) <= width
    assert "\x1b" not in plain


@pytest.mark.parametrize("how", [{"no_color": True}, {"color_system": None}, {}])
def test_there_are_cells_only_where_there_are_colours(how):
    said = printed(MATRIX, **how)

    assert bool(cells(said)) == ("\x1b[1;" in said) == (not how)


def test_of_sixteen_colours_wrong_numbers_get_one():
    assert cells(printed(MATRIX, color_system="standard")) == []
    assert printed(MATRIX, color_system="standard").count("\x1b[31m") == 4  # one of it in the title


@pytest.mark.parametrize("width", [50, 100])
def test_every_number_of_both_halves_has_the_tint_of_one_scale(width):
    said = cells(printed(MATRIX, width))

    scale = Scale.of([float(text.rstrip(" *")) for text, _ in said])

    assert len(said) == 2 * 3 * 5
    assert all(tint == scale.tint(float(text.rstrip(" *"))) for text, tint in said)


def test_cells_of_a_column_are_equally_wide_and_leave_no_gap():
    lines = [Text.from_ansi(line) for line in printed(MATRIX).splitlines() if "0." in line]
    places = [[(span.start, span.end) for span in line.spans if span.style.bgcolor]
              for line in lines if "│" in line.plain]

    assert places[0] == places[1] == places[2]
    ends = [end for _, end in places[0]]
    starts = [start for start, _ in places[0]]
    assert [i for i in range(9) if ends[i] != starts[i + 1]] == [4]  # where the bar is


def test_a_wrong_number_keeps_its_mark_and_is_told_apart():
    wrong = [text for text, _ in cells(printed(MATRIX)) if text.endswith("*")]

    assert [float(text[:-1]) for text in wrong] == pytest.approx(GOT[0, :, 2], abs=1e-3)
    colour = Style.parse(WRONG).color
    assert colour is not None
    assert printed(MATRIX).count(";".join(map(str, colour.triplet))) == 3


def test_an_allowed_key_is_coloured_and_a_masked_one_is_white():
    said = cells(printed(MASK))

    assert {(text.strip(" *"), tint) for text, tint in said} == {("1", "#f08a2c"), ("·", "#ffffff")}


def test_rows_one_below_the_other_are_cells_too():
    said = cells(printed(ROW))

    assert len(said) == 8
    assert [tint for text, tint in said if "nan" in text] == [NO_NUMBER]


def test_rows_that_had_to_be_broken_are_left_alone():
    message = "sentence\n  expected  111 222 333 444\n  got       111 222 333 555*"

    assert len(cells(printed(message, 40))) == 8
    assert cells(printed(message, 20)) == []


def test_lines_that_are_no_picture_are_left_alone():
    assert cells(printed("wrong │ words\n  1 │ none\nexpected  3\ngot       4")) == []
    assert cells(printed("a row  1 2 3\nanother  1 2")) == []


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
