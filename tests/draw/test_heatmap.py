"""Heat maps: which number has which place, colour and label."""

import re

import numpy as np
import pytest

from minigrad import (
    ArgumentError,
    DTypeError,
    ShapeError,
    Tensor,
    Value,
    embedding_map,
    heatmap,
)
from minigrad.draw.cells import NO_NUMBER, Scale
from tests.draw.axes import Axes
from tests.draw.picture import SVG, cells, parsed, texts, tips

NUMBERS = [[0.5, -0.25, 0.0], [1.0, 2.0, -4.0]]


def test_each_cell_says_where_it_is_and_what_it_holds():
    root = parsed(heatmap(NUMBERS, rows=["a", "b"], columns=["x", "y", "z"],
                          row_axis="letter", column_axis="late letter"))

    said = [says for says, _ in cells(root)]

    assert said[1] == "letter a, late letter y: −0.25"
    assert said[5] == "letter b, late letter z: −4"
    assert len(said) == 6


def test_each_cell_has_the_colour_of_its_number():
    scale = Scale.of(NUMBERS)

    colours = [fill for _, fill in cells(parsed(heatmap(NUMBERS)))]

    assert colours == [scale.tint(number) for row in NUMBERS for number in row]


def test_the_numbers_stand_in_their_cells_with_two_decimals():
    written = texts(parsed(heatmap(NUMBERS)))

    assert written[:6] == ["0.50", "−0.25", "0.00", "1.00", "2.00", "−4.00"]


def test_labels_stand_beside_their_rows_and_above_their_columns():
    root = parsed(heatmap(NUMBERS, rows=["one", "two"], columns=["x", "y", "z"]))
    place = {"".join(text.itertext()): text for text in root.iter(f"{SVG}text")}

    def x(text):
        return float(place[text].get("x"))

    def y(text):
        return float(place[text].get("y"))

    assert y("one") == pytest.approx(y("0.50"), abs=3)
    assert y("two") == pytest.approx(y("2.00"), abs=3)
    assert x("x") == x("0.50") and x("z") == x("−4.00")
    assert x("one") < x("0.50") and y("x") < y("0.50")


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ({"rows": ["a", "b", "c"]}, "rows has 3 labels, values has 2 rows"),
        ({"columns": ["a"]}, "columns has 1 label, values has 3 columns"),
        ({"rows": ["x", "y", "z"], "columns": ["a", "b"]}, "rows has 3 labels, values has 2 rows"),
        ({"rows": []}, "rows has 0 labels, values has 2 rows"),
        ({"rows": "ab"}, "rows is one text"),
    ],
)
def test_labels_that_do_not_fit_are_refused_with_the_axis(labels, sentence):
    with pytest.raises(ArgumentError, match=sentence):
        heatmap(NUMBERS, **labels)


@pytest.mark.parametrize(
    ("values", "error", "sentence"),
    [
        ([1.0, 2.0], ShapeError, re.escape("one row is values[None, :]")),
        (np.zeros((2, 3, 4)), ShapeError, re.escape("one of several is values[0]")),
        (np.zeros((0, 3)), ShapeError, "none of them empty"),
        ([[1.0], [1.0, 2.0]], ShapeError, "rows of different lengths"),
        ([["a"]], DTypeError, "real numbers"),
        ([[1j]], DTypeError, "real numbers"),
        (None, ArgumentError, "after backward"),
    ],
)
def test_what_is_no_matrix_of_numbers_is_refused(values, error, sentence):
    with pytest.raises(error, match=sentence):
        heatmap(values)


def test_tensors_arrays_and_lists_give_the_same_picture():
    svg = heatmap(NUMBERS).svg()

    assert heatmap(np.array(NUMBERS, np.float32)).svg() == svg
    assert heatmap(Tensor(NUMBERS)).svg() == svg
    assert heatmap([[Value(n) for n in row] for row in NUMBERS]).svg() == svg
    assert heatmap(np.asfortranarray(NUMBERS)).svg() == svg


def test_whole_numbers_and_booleans_are_written_as_such():
    assert heatmap([[1, -20]]).text().splitlines()[-1].split() == ["0", "1", "−20"]
    assert heatmap([[True, False]]).text().splitlines()[-1].split() == ["0", "1", "0"]


def test_masked_cells_are_hatched_and_their_numbers_hidden():
    mask = [[True, False, True], [True, True, True]]
    root = parsed(heatmap(NUMBERS, mask=mask))

    said, fill = cells(root)[1]

    assert said.endswith("masked") and re.fullmatch(r"url\(#.*-hatch\)", fill)
    assert "−0.25" not in texts(root) and "masked" in texts(root)
    assert "masked" not in texts(parsed(heatmap(NUMBERS)))


def test_a_mask_is_stretched_over_the_cells_and_true_means_seen():
    assert "masked" in cells(parsed(heatmap(NUMBERS, mask=[[True, True, False]])))[2][0]
    assert "masked" in cells(parsed(heatmap(NUMBERS, mask=[[1], [0]])))[3][0]


def test_masked_numbers_do_not_stretch_the_scale():
    figure = heatmap([[0.5, -1e9]], mask=[[True, False]], scale="signed")

    assert figure.grid.scale.limit == 0.5


@pytest.mark.parametrize(
    ("mask", "error"),
    [(np.ones((3, 2), bool), ShapeError), ([[0.0, -1e9, 0.0]], DTypeError)],
)
def test_a_mask_that_does_not_fit_is_refused(mask, error):
    with pytest.raises(error, match="mask"):
        heatmap(NUMBERS, mask=mask)


def test_what_is_not_a_number_is_grey_and_said_with_its_place():
    figure = heatmap([[1.0, np.nan], [np.nan, np.inf]], rows=["a", "b"], columns=["x", "y"])
    root = parsed(figure)

    assert cells(root)[1] == ("a, y: nan", NO_NUMBER)
    for told in (" ".join(texts(root)), figure.text()):
        assert "2 not a number, the first at row a, column y" in told
        assert "1 beyond the ends of the scale" in told


def test_a_screen_reader_is_told_the_numbers_of_a_small_picture():
    root = parsed(heatmap(NUMBERS, rows=["a", "b"], title="gradient"))
    title, desc = root[0].text, root[1].text

    assert title == "gradient"
    assert desc is not None and desc.startswith("2 × 3 cells: row by column.")
    assert "b: 0 1.00, 1 2.00, 2 −4.00." in desc


def test_a_screen_reader_is_told_the_range_of_a_larger_one():
    numbers = np.arange(200.0).reshape(10, 20) - 50

    assert (parsed(heatmap(numbers))[1].text or "").endswith("Numbers from −50 to 149.")


def test_long_labels_are_cut_and_whole_when_pointed_at():
    root = parsed(heatmap([[1.0]], rows=["incomprehensibilities"]))

    assert "incomprehensi…" in texts(root)
    assert "incomprehensibilities" in tips(root)


def test_repeated_labels_are_welcome():
    written = texts(parsed(heatmap([[1.0], [2.0]], rows=["the", "the"])))

    assert written.count("the") == 2


def test_an_embedding_has_its_tokens_beside_the_rows():
    written = texts(parsed(embedding_map([[0.5, 0.25], [1.0, 0.0]], ["<pad>", "love"])))

    assert {"<pad>", "love", "← token", "dimension →"} <= set(written)
    with pytest.raises(ArgumentError, match="tokens has 1 label, weight has 2 rows"):
        embedding_map([[1.0], [2.0]], ["a"])


def test_an_embedding_has_a_signed_scale_whatever_it_holds():
    assert embedding_map([[0.5, 0.25]]).grid.scale.kind == "signed"


def test_axes_of_somebody_else_are_drawn_on_in_the_same_colours():
    ax = Axes()

    figure = heatmap(NUMBERS, rows=["a", "b"], column_axis="key", title="T", ax=ax)

    ((image,), _), = ax.calls["imshow"]
    tints = [["#" + bytes(pixel).hex() for pixel in row] for row in image.tolist()]
    assert tints == [[figure.grid.scale.tint(number) for number in row] for row in NUMBERS]
    assert ax.calls["set_yticks"] == [((range(2),), {"labels": ["a", "b"]})]
    assert ax.calls["set_title"] == [(("T",), {})] and ax.calls["set_xlabel"] == [(("key",), {})]
