"""The picture in README is what the code draws.

`python -m tests.draw.test_readme_picture` makes it anew.
"""

from pathlib import Path

import numpy as np

from minigrad.cli.examples import EXAMPLES
from minigrad.draw import draw
from minigrad.draw.arrange import arrange
from minigrad.draw.svg import sizes_of, svg_of
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.load import reference

STORED = Path(__file__).with_name("self_attention.svg")


def drawn():
    """What `minigrad draw attention` gives where there is no Graphviz."""
    world, course = reference(Course.here(PACKAGE)), Course.here(PACKAGE)
    example = EXAMPLES["06"](lambda number: world.load(course.find(number).module),
                             np.random.default_rng(0))
    drawing = draw(*example.subject, names=example.names, axes=example.axes)
    sizes = sizes_of(drawing.picture)
    layout = arrange(drawing.picture, sizes, drawing.direction, engine="builtin")
    return svg_of(drawing.picture, layout, sizes)


def test_the_picture_in_readme_is_current():
    assert STORED.read_text("utf-8") == drawn()


if __name__ == "__main__":
    STORED.write_text(drawn(), "utf-8")
