"""Cells of a player: small, of one size and one scale for all gradients of a value."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from minigrad.draw.player_cells import Detail, most_detail, patches


def drawn(patch):
    return ET.fromstring(f"<svg>{patch.svg}</svg>")


def numbers(patch):
    return [span.text for span in drawn(patch).iter("tspan")]


@pytest.mark.parametrize(
    ("shape", "detail"),
    [((), Detail.NUMBERS), ((8,), Detail.NUMBERS), ((8, 8), Detail.NUMBERS),
     ((9, 8), Detail.COLOURS), ((64, 64), Detail.COLOURS), ((65, 2), Detail.WORDS),
     ((4, 3, 3), Detail.NUMBERS), ((5, 3, 3), Detail.WORDS), ((2, 2, 3, 4), Detail.NUMBERS),
     ((1, 1, 9, 9), Detail.COLOURS), ((0, 3), Detail.WORDS)],
)
def test_how_much_is_shown_depends_on_how_many_there_are(shape, detail):
    assert most_detail(np.zeros(shape)) is detail
    assert patches([np.zeros(shape)], detail)[0].width > 0


def test_every_number_is_written_with_a_real_minus():
    (patch,) = patches([np.array([[0.5, -1.25], [-0.001, 3.0]])], Detail.NUMBERS)

    assert numbers(patch) == ["0.50", "−1.25", "0.00", "3.00"]


def test_above_0_is_orange_and_below_blue():
    (patch,) = patches([np.array([[1.0, -1.0, 0.0]])], Detail.NUMBERS)

    tints = {path.get("fill"): path.get("d") for path in drawn(patch).iter("path")
             if path.get("fill")}
    assert list(tints) == ["#69a0e2", "#f08a2c", "#ffffff"]
    assert tints["#f08a2c"].startswith("M0 ")


def test_gradients_of_one_value_are_equally_large_and_have_one_scale():
    small, large = patches([np.full((2, 3), 0.25), np.full((2, 3), -1000.0)], Detail.NUMBERS)

    assert (small.width, small.height) == (large.width, large.height)
    assert "#69a0e2" in large.svg
    assert "#f08a2c" not in small.svg


def test_several_matrices_stand_side_by_side():
    (one,), (two,) = (patches([np.ones(shape)], Detail.NUMBERS) for shape in [(3, 2), (2, 3, 2)])

    assert len(numbers(two)) == 2 * len(numbers(one))
    places = [int(span.get("x")) for span in drawn(two).iter("tspan")]
    assert len(set(places)) == 4
    assert max(places) < two.width
    assert two.width > 2 * one.width
    assert two.height == one.height


def test_rows_have_their_labels_and_only_if_these_fit():
    fitting, other = (patches([np.ones((2, 2))], Detail.NUMBERS, labels=(rows, None))[0]
                      for rows in (["I", "a<b"], ["I", "love", "AI"]))

    assert [text.text for text in drawn(fitting).iter("text")][:2] == ["I", "a<b"]
    assert 'class="lab"' not in other.svg


def test_columns_have_their_labels_above_the_cells():
    (plain,) = patches([np.ones((3, 2))], Detail.NUMBERS)
    (patch,) = patches([np.ones((3, 2))], Detail.NUMBERS, labels=(None, ["<bos>", "love"]))

    labels = [text for text in drawn(patch).iter("text") if text.get("class") == "top"]
    assert [text.text for text in labels] == ["<bos>", "love"]
    assert [text.get("x") for text in labels] == [
        span.get("x") for span in drawn(patch).iter("tspan")][:2]
    assert patch.height == plain.height + 12


def test_a_single_number_has_no_colour():
    (patch,) = patches([-0.04166], Detail.NUMBERS)

    assert "fill" not in patch.svg
    assert drawn(patch)[0].text == "−0.04166"


def test_a_thumbnail_holds_a_small_picture():
    (patch,) = patches([np.random.default_rng(0).standard_normal((64, 64))], Detail.COLOURS)

    (image,) = drawn(patch).iter("image")
    assert image.get("href").startswith("data:image/png;base64,")
    assert len(patch.svg) < 6000


def test_what_is_too_large_is_summed_up():
    array = np.zeros(10_000)
    array[:3] = 3.0, -2.0, np.nan

    (patch,) = patches([array], Detail.WORDS)

    assert [text.text for text in drawn(patch)] == [
        "−2.00 … 3.00", "typical size 0.04, 1 not finite"]


def test_the_largest_numbers_there_are_can_be_summed_up():
    (patch,) = patches([np.full(100, -1e300)], Detail.WORDS)

    assert [text.text for text in drawn(patch)] == ["−1e+300 … −1e+300", "typical size 1e+300"]


@pytest.mark.parametrize("detail", Detail)
def test_what_is_no_number_can_be_shown(detail):
    for array in [np.full((2, 2), np.nan), np.array([[np.inf, -np.inf]])]:
        (patch,) = patches([array], detail)

        assert drawn(patch) is not None
        assert patch.width > 0


def test_cells_take_few_bytes():
    (patch,) = patches([np.random.default_rng(0).standard_normal((8, 8))], Detail.NUMBERS)

    assert len(patch.svg.encode()) < 64 * 90


def test_every_coordinate_is_short():
    (patch,) = patches([np.random.default_rng(0).standard_normal((3, 3))], Detail.COLOURS)

    assert not re.search(r"\d\.\d\d", re.sub(r'href="[^"]*"', "", patch.svg))
