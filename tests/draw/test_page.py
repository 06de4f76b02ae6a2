"""The Transformer of the paper on one page of A4, legible, by either layout."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from minigrad import draw
from minigrad.draw import dot
from minigrad.draw.style import STYLE
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference

#: A program that lays out, if this machine has one.
ENGINE = dot.find_engine()

#: A4 with margins of 1 cm, in points.
WIDTH, HEIGHT = 595 - 2 * 28.3, 842 - 2 * 28.3


@pytest.fixture(scope="module")
def transformer():
    stage = reference(Course.here(PACKAGE)).load("s13_transformer")
    model = stage.Transformer(50, 60, d_model=512, num_heads=8, d_ff=16, num_layers=6, max_len=32,
                              rng=np.random.default_rng(0))
    return draw(model, np.array([[4, 5, 6, 7]]), np.array([[2, 5, 6]]))


@pytest.mark.parametrize("engine", ["builtin", "installed"])
def test_it_is_one_page_with_at_most_30_boxes_and_no_text_below_8_points(
    transformer, engine, monkeypatch
):
    if engine == "installed":
        if ENGINE is None:
            pytest.skip("neither Graphviz nor graphviz-pure is here")
        monkeypatch.setattr(dot, "find_engine", lambda: ENGINE)
    root = ET.fromstring(transformer.svg())
    _, _, width, height = map(float, root.get("viewBox", "").split())

    scale = min(WIDTH / width, HEIGHT / height)
    sizes = [int(size) for size in re.findall(r"\.dense text\{font-size:(\d+)px", STYLE)]

    assert len(transformer.picture.boxes) <= 30
    assert "dense" in root.get("class", "").split()
    assert sizes == [13] and 13 * scale >= 8


def test_whatever_is_written_has_the_one_size_of_a_dense_picture(transformer):
    """No other rule may reach a text of a dense picture: that one is the more specific."""
    rules = re.findall(r"\.minigrad([^{]*)\{[^}]*font-size", STYLE)

    assert all(rule.count(".") + rule.count("text") <= 1 for rule in rules if "dense" not in rule)
    assert "font-size=" not in transformer.svg()


def test_the_number_of_repeats_stands_on_the_page(transformer):
    words = "".join(ET.fromstring(transformer.svg()).itertext())

    assert "layers.0 ×6 · EncoderLayer" in words and "layers.0 ×6 · DecoderLayer" in words
    assert "shown as" in words and "depth=None" in words
