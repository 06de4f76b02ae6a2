"""From a computation graph to a picture of it: SVG, DOT, plain text, and PNG or PDF with Graphviz.

A graph is read once into words (`model`), the words get places (`layout`, or Graphviz through
`dot`), and the places get ink (`svg`) or lines of text (`listing`). `Drawing` holds it together.

Numbers become pictures likewise: a matrix is checked into a `grid`, which gets `ink` or `shades`;
the numbers of a curve into `series`, which get a `plot` or `dots`. `Figure` holds those together.

After ``import minigrad`` the name ``minigrad.draw`` is the function, and so are ``heatmap`` and
``curve`` in here; modules are reached as ``from minigrad.draw.layout import …``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from minigrad.draw.attention import attention_map
from minigrad.draw.curve import curve
from minigrad.draw.heatmap import embedding_map, heatmap
from minigrad.draw.positions import positions_map
from minigrad.errors import ArgumentError
from minigrad.graph import Node

if TYPE_CHECKING:
    from minigrad.draw.drawing import Drawing

__all__ = ["attention_map", "curve", "draw", "embedding_map", "heatmap", "positions_map"]

DIRECTIONS = ("LR", "TB")


def draw(
    output: Node,
    *,
    direction: Literal["LR", "TB"] = "LR",
    names: Mapping[Any, Any] | None = None,
    values: bool = True,
) -> Drawing:
    """The graph of everything ``output`` was computed from, one box for each value.

    A notebook shows the result by itself; elsewhere ``.save("graph.svg")`` writes it to a file
    and ``.print()`` shows it in the terminal. The picture is of this moment: what happens to the
    graph afterwards, ``backward()`` included, asks for a new one.

    >>> from minigrad import Value, draw
    >>> a, b = Value(2.0, name="a"), Value(-3.0, name="b")
    >>> c = a * b
    >>> c.backward()
    >>> draw(c, names={"c": c}).print()
    3 values: 2 parameters, 1 operation
    %0  a  (parameter)   2  grad -3
    %1  b  (parameter)  -3  grad 2
    %2  c = a * b       -6  grad 1

    Args:
        output: The node at the end of the graph.
        direction: "LR" runs from left to right, "TB" from top to bottom.
        names: What the reader calls the nodes: ``{"x": x}`` or ``{x: "x"}``, and so
            ``locals()`` or ``dict(model.named_parameters())``. They come before a node's own.
        values: False leaves the numbers out and shows names, operations and shapes only.

    Raises:
        ArgumentError: ``output`` is not a node, or there is no such direction.
    """
    # Graphviz's package takes 20 ms to import, and most programs never draw.
    from minigrad.draw.drawing import Drawing
    from minigrad.draw.model import picture_of

    if not isinstance(output, Node):
        raise ArgumentError(
            "draw() shows how a value was computed\n"
            "  expected  a Tensor or a Value\n"
            f"  got       {type(output).__name__}\n"
            "  hint: call the model first, and draw what it returns"
        )
    if direction not in DIRECTIONS:
        raise ArgumentError(
            "there is no such direction\n"
            "  expected  'LR' (left to right) or 'TB' (top to bottom)\n"
            f"  got       {direction!r}"
        )
    return Drawing.of(picture_of(output, names=names, values=values), direction)
