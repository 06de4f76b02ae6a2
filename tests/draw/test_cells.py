"""Cells: one colour for each number, and the number as short text."""

import numpy as np
import pytest

from minigrad import ArgumentError
from minigrad.draw.cells import NO_NUMBER, Scale, number_text, palette, texts_of


def channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def luminance(colour):
    """How light a colour is, as the rules for accessible contrast define it."""
    parts = [c / 255 for c in channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_zero_is_white_above_is_orange_and_below_is_blue():
    scale = Scale.of([-2.0, 1.0])

    assert scale.tint(0.0) == "#ffffff"
    red, _, blue = channels(scale.tint(1.0))
    assert red > blue
    red, _, blue = channels(scale.tint(-1.0))
    assert red < blue


def test_numbers_as_far_above_zero_as_below_are_as_far_from_white():
    scale = Scale.of([-2.0, 1.0])

    assert scale.limit == 2.0
    assert scale.share(1.0) == -scale.share(-1.0) == 0.5


def test_shares_of_one_whole_have_the_scale_of_weights_and_others_that_of_signs():
    assert Scale.of([0.0, 0.25]) == Scale("weights", 1.0)
    assert Scale.of([0.5, 1.0000000002]) == Scale("weights", 1.0)
    assert Scale.of([0.5, 1.5]) == Scale("signed", 1.5)
    assert Scale.of([-0.25, 0.5]) == Scale("signed", 0.5)


def test_a_scale_can_be_asked_for():
    assert Scale.of([0.25], "signed") == Scale("signed", 0.25)
    assert Scale.of([-3.0], "weights") == Scale("weights", 1.0)
    assert Scale.of([7.0], np.float32(2.0)) == Scale("signed", 2.0)


@pytest.mark.parametrize("scale", ["sign", 0, -1.0, float("inf"), [1]])
def test_a_scale_that_does_not_exist_is_refused(scale):
    with pytest.raises(ArgumentError, match="'signed', 'weights' or a number above 0"):
        Scale.of([1.0], scale)


@pytest.mark.parametrize("values", [[], [0.0, -0.0], [np.nan], [np.inf, -np.inf]])
def test_without_any_size_to_go_by_there_still_is_a_scale(values):
    for asked in (None, "signed", "weights"):
        scale = Scale.of(values, asked)
        assert scale.limit == 1.0 and scale.tint(0.0) == "#ffffff"


def test_what_is_not_finite_does_not_stretch_the_scale():
    assert Scale.of([np.inf, -3.0, np.nan]).limit == 3.0


def test_numbers_beyond_the_scale_have_the_colour_of_its_end_and_are_counted():
    scale = Scale.of([], 2.0)

    assert scale.tint(9.0) == scale.tint(2.0) and scale.tint(-np.inf) == scale.tint(-2.0)
    assert scale.beyond(np.array([9.0, 2.0, -2.0, -np.inf, np.nan])) == 2
    assert Scale("weights", 1.0).beyond(np.array([-0.5, 0.0, 1.0, 1.5])) == 2


def test_what_is_not_a_number_is_grey():
    assert Scale.of([1.0]).tint(np.nan) == NO_NUMBER
    assert len(set(channels(NO_NUMBER))) < 4 and NO_NUMBER != "#ffffff"


def test_levels_point_to_the_colours_of_a_palette():
    scale = Scale.of([-4.0, 2.0])
    numbers = np.array([-4.0, -2.0, 0.0, 2.0, 4.0, np.nan, np.inf])

    colours = [palette()[level] for level in scale.levels(numbers)]

    assert colours == [scale.tint(number) for number in numbers]
    assert len(palette()) <= 256


def test_dark_ink_can_be_read_on_every_colour():
    ink = luminance("#1d2430")

    assert min((luminance(c) + 0.05) / (ink + 0.05) for c in palette()) >= 4.5


def test_numbers_have_a_real_minus_sign_and_zero_has_none():
    assert number_text(-0.714) == "−0.71"
    assert number_text(-0.001) == number_text(-0.0) == "0.00"
    assert number_text(float("-inf")) == "−inf" and number_text(float("nan")) == "nan"
    assert number_text(2.0, 1) == "2.0"


def test_the_numbers_of_a_matrix_have_one_form():
    assert texts_of([[0.5, -12.25], [0.0, 1.0]]) == [["0.50", "−12.25"], ["0.00", "1.00"]]
    assert texts_of([[5e-5, -1.0e-3]]) == [["5e−05", "−0.001"]]
    assert texts_of([[1, -20]]) == [["1", "−20"]]
    assert texts_of([[True, False]]) == [["1", "0"]]
