"""The picture in README is what the code draws.

`python -m tests.draw.test_readme_picture` makes it anew.
"""

from pathlib import Path

import numpy as np

from minigrad.cli.draw import EXAMPLES
from minigrad.draw import draw
from minigrad.draw.layout import layered
from minigrad.draw.svg import sizes_of, svg_of
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference

STORED = Path(__file__).with_name("self_attention.svg")


def drawn():
    """What `minigrad draw attention` gives where there is no Graphviz."""
    attention = reference(Course.here(PACKAGE)).load("s06_attention")
    drawing = draw(EXAMPLES["06"](attention, np.random.default_rng(0)))
    sizes = sizes_of(drawing.picture)
    return svg_of(drawing.picture, layered(sizes, drawing.picture.edges(), "LR"), sizes)


def test_the_picture_in_readme_is_current():
    assert STORED.read_text("utf-8") == drawn()


if __name__ == "__main__":
    STORED.write_text(drawn(), "utf-8")
