"""Curves in a terminal: dots, marks, and a ruler."""

import re

from minigrad import curve
from minigrad.draw.plot import COLOURS


def test_text_of_one_curve_is_drawn_in_dots():
    rows = curve([0.0, 1.0]).text(40).splitlines()

    body = [row.split("│")[-1].split("┤")[-1] for row in rows[1:13]]

    assert all(len(re.findall("[⠁-⣿]", row)) >= 1 for row in body[1:-1])
    columns = [re.search("[⠁-⣿]", row).start() for row in body if re.search("[⠁-⣿]", row)]
    assert columns == sorted(columns, reverse=True)


def test_text_of_several_curves_has_a_mark_for_each():
    text = curve({"down": [3, 2, 1], "up": [1, 2, 3]}).text(50)

    assert "* down   o up" in text
    assert text.count("*") > 10 and text.count("o") > 10


def test_several_curves_in_colour_are_dots_in_the_colours_of_the_picture():
    text = curve({"down": [3, 2, 1], "up": [1, 2, 3]}).text(50, color=True)

    for colour in COLOURS[:2]:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        assert f"38;2;{red};{green};{blue}m" in text
    assert re.search("[⠁-⣿]", text) and "*" not in text


def test_the_numbers_of_the_text_axes_stand_at_their_places():
    rows = curve([0.0, 10.0], x=[0, 100]).text(60).splitlines()

    ruler, below = rows[13], rows[14]
    assert ruler.lstrip().startswith("└┬")
    assert below.split()[0] == "0" and below.split()[-1] == "100"
    labels = [float(row.split("┤")[0]) for row in rows[1:13] if "┤" in row]
    assert labels == sorted(labels, reverse=True) and len(labels) >= 3
