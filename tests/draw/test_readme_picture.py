"""The pictures in README are what the code draws.

`python -m tests.draw.test_readme_picture` makes them anew.
"""

from pathlib import Path

import numpy as np
import pytest

from minigrad.cli.examples import EXAMPLES
from minigrad.draw import draw
from minigrad.draw.arrange import arrange
from minigrad.draw.svg import sizes_of, svg_of
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference

FOLDER = Path(__file__).parent
COURSE = Course.here(PACKAGE)


def module(number):
    return reference(COURSE).load(COURSE.find(number).module)


def without_graphviz(drawing):
    sizes = sizes_of(drawing.picture)
    layout = arrange(drawing.picture, sizes, drawing.direction, engine="builtin")
    return svg_of(drawing.picture, layout, sizes)


def self_attention():
    """What `minigrad draw attention` gives."""
    example = EXAMPLES["06"](module, np.random.default_rng(0))
    return without_graphviz(draw(*example.subject, names=example.names, axes=example.axes))


def six_layers():
    """The paper's depth and heads; no number is shown, so a small width will do."""
    ids = np.arange(4, 28)[None]
    sizes = {"d_model": 64, "num_heads": 8, "d_ff": 128, "num_layers": 6, "dropout": 0.0}
    model = module("13").Transformer(28, 28, **sizes, rng=np.random.default_rng(0))
    return without_graphviz(draw(model, ids, ids))


PICTURES = {"self_attention.svg": self_attention, "six_layers.svg": six_layers}


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_in_readme_are_current(name):
    assert (FOLDER / name).read_text("utf-8") == PICTURES[name]()


if __name__ == "__main__":
    for name, drawn in PICTURES.items():
        (FOLDER / name).write_text(drawn(), "utf-8")
