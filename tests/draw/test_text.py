"""Characters and numbers: what a box and a table are written with."""

import numpy as np
import pytest

from minigrad.draw.text import cells_of, columns, norm_text, padded, printable, shortened


def test_a_hangul_syllable_takes_two_columns_and_an_accent_none():
    assert columns("주의") == 4
    assert columns("é") == 1 and columns("e\u0301") == 1
    assert columns("abc") == 3


def test_padding_counts_columns_and_not_characters():
    assert padded("주의", 6) == "주의  "
    assert padded("주의", 6, right=True) == "  주의"


def test_a_cut_text_is_never_wider_than_its_limit():
    assert shortened("가나다라마", 10) == "가나다라마"
    assert shortened("가나다라마", 9) == "가나다라…"
    assert columns(shortened("a가나다라마", 6)) <= 6


def test_what_cannot_be_shown_is_replaced_and_line_breaks_become_blanks():
    assert printable("a\nb\tc") == "a b c"
    assert printable("a\x00b\ud800\u202ec\uffff") == "a�b��c�"
    assert printable("한국어 é ∂L/∂x") == "한국어 é ∂L/∂x"


def test_an_emoji_of_several_characters_stays_whole():
    family = "👩\u200d👧"

    assert printable(family) == family


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (2.0, (("2",),)),
        (-0.0, (("0",),)),
        (1 / 3, (("0.3333",),)),
        (float("nan"), (("nan",),)),
        (np.float32(0.1), (("0.1",),)),
        (np.array([[[1.5]]]), (("1.5",),)),
        ([1.0, -2.0], (("1.00", "-2.00"),)),
        ([0.001, -0.0042], (("0.001", "-0.0042"),)),
        ([0.5, -1e9], (("0.5", "-1e+09"),)),
        ([0.5, -np.inf], (("0.50", "-inf"),)),
        ([0.5, -0.001], (("0.50", "0.00"),)),
        ([3, 14], (("3", "14"),)),
        ([True, False], (("T", "F"),)),
        (np.zeros((0, 4)), ()),
        (np.zeros(7), ()),
        (np.zeros((5, 2)), ()),
        (np.zeros((2, 2, 2)), ()),
    ],
)
def test_numbers_of_small_arrays_are_short_and_comparable(data, cells):
    assert cells_of(data) == cells


def test_minus_zero_is_only_taken_from_numbers_that_round_to_zero():
    assert cells_of([0.5, -0.0049, -10.004]) == (("0.50", "0.00", "-10.00"),)


def test_the_norm_counts_every_number():
    assert norm_text(np.full((3, 3), -2.0)) == "6"
