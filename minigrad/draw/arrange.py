"""Arrange a picture: by Graphviz where there is one, otherwise by our own layout."""

from __future__ import annotations

from collections.abc import Sequence

from minigrad.draw import dot
from minigrad.draw.canvas import width_of
from minigrad.draw.frames import Nest
from minigrad.draw.layout import DENSE, Spacing, layered
from minigrad.draw.model import Picture
from minigrad.draw.nested import nested
from minigrad.draw.strokes import Layout, Size

#: The title of a frame, and the blank beside it.
TITLE_FONT, BESIDE = 13, 16

#: Boxes up to this high are single lines of text, which stand close together.
SINGLE_LINE = 24


def arrange(
    picture: Picture,
    sizes: Sequence[Size],
    direction: str,
    engine: str = "auto",
    *,
    trunks: bool = True,
) -> Layout:
    """Places for boxes of these sizes, one for each box of ``picture``.

    ``engine`` "builtin" asks nobody else. ``trunks`` False: one whole line for each edge.
    """
    nest = nest_of(picture, sizes)
    spacing = spacing_of(sizes)
    if engine == "auto" and (layout := dot.layout_by_dot(nest, direction, spacing)):
        return layout
    if trunks and not picture.groups:
        return layered(sizes, nest.edges, direction, spacing)
    return nested(nest, direction, spacing, trunks=trunks)


def nest_of(picture: Picture, sizes: Sequence[Size]) -> Nest:
    return Nest(
        sizes,
        picture.edges(),
        [box.group for box in picture.boxes],
        [group.parent for group in picture.groups],
        [width_of(group.title, TITLE_FONT) + BESIDE for group in picture.groups],
    )


def spacing_of(sizes: Sequence[Size]) -> Spacing:
    highest = max((height for _, height in sizes), default=0)
    return DENSE if highest <= SINGLE_LINE else Spacing()
