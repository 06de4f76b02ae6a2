"""Heat maps in a terminal: shades, labels, and what does not fit."""

import numpy as np

from minigrad import heatmap
from tests.draw.picture import parsed, texts

NUMBERS = [[0.5, -0.25, 0.0], [1.0, 2.0, -4.0]]


def test_text_lines_up_under_wide_characters():
    text = heatmap([[1.0, 2.0], [3.0, 4.0]], rows=["주의", "b"], columns=["가나", "d"]).text()

    assert text.splitlines() == [
        "       가나     d",
        "주의   1.00  2.00",
        "b      3.00  4.00",
    ]


def test_text_of_many_cells_has_shades_and_what_they_mean():
    numbers = np.linspace(0, 1, 9)[None, :].repeat(2, 0)

    lines = heatmap(numbers).text().splitlines()

    assert lines[1] == "0   ░░░░▒▒▒▒▓▓▓▓████"
    assert lines[-1] == "░ to 0.25  ▒ to 0.5  ▓ to 0.75  █ to 1"


def test_shades_of_signed_numbers_tell_their_sign():
    lines = heatmap(np.array([[-4.0, -1.0, 0.0, 1.0, 4.0, np.nan, 0, 0, 0]])).text().splitlines()

    assert lines[1] == "0 −█−░  +░+█??"
    assert lines[2] == "░ to 1  ▒ to 2  ▓ to 3  █ to 4  + above 0, − below"


def test_a_narrow_terminal_is_told_what_it_does_not_see():
    text = heatmap(np.zeros((70, 30)), columns=[f"c{n}" for n in range(30)]).text(40)

    assert "(18 of 30 columns fit in this width)" in text
    assert "(64 of 70 rows shown)" in text


def test_labels_run_down_to_their_columns_where_cells_are_narrow():
    lines = heatmap(np.ones((1, 9)), columns=[*"abcdefgh", "long"]).text(20).splitlines()

    assert lines[:5] == [" " * 18 + "l", " " * 18 + "o", " " * 18 + "n",
                         "  a b c d e f g h g", "0 ██████████████████"]


def test_the_axes_are_named_in_the_text_and_in_the_picture():
    figure = heatmap(NUMBERS, row_axis="query", column_axis="key")

    assert figure.text().splitlines()[0] == "query ↓  key →"
    assert {"← query", "key →"} <= set(texts(parsed(figure)))
