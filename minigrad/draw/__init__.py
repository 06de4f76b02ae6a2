"""From a computation graph to a picture of it: SVG, DOT, plain text, and PNG or PDF with Graphviz.

A graph is read with the calls of modules that it was made in (`calls`). Layers that are alike are
folded (`repeats`), modules are closed until few boxes are left (`outline`), and what remains is
put into words (`view` writes a `model`). The words get places (`arrange`: Graphviz through `dot`,
or our own `layout`, `nested` in the frames of modules), and the places get ink (`svg`) or lines of
text (`listing`). `Drawing` holds it together.

Numbers become pictures likewise: a matrix is checked into a `grid`, which gets `ink` or `shades`;
the numbers of a curve into `series`, which get a `plot` or `dots`. `Figure` holds those together.

After ``import minigrad`` the name ``minigrad.draw`` is the function, and so are ``heatmap`` and
``curve`` in here; modules are reached as ``from minigrad.draw.layout import …``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from minigrad.draw.attention import attention_map
from minigrad.draw.curve import curve
from minigrad.draw.heatmap import embedding_map, heatmap
from minigrad.draw.positions import positions_map

if TYPE_CHECKING:
    from minigrad.draw.drawing import Drawing

__all__ = ["attention_map", "curve", "draw", "embedding_map", "heatmap", "positions_map"]


def draw(
    subject: Any,
    *inputs: Any,
    direction: Literal["LR", "TB"] | None = None,
    depth: int | Literal["auto"] | None = "auto",
    expand: str | Iterable[str] = (),
    collapse: str | Iterable[str] = (),
    fold: bool | None = None,
    show: str | Iterable[str] | None = None,
    names: Mapping[Any, Any] | None = None,
    axes: Mapping[Any, Any] | None = None,
) -> Drawing:
    """The graph of everything that was computed, one box for each value, modules as frames.

    A large graph is folded until it fits a page: layers that are alike are drawn once with their
    number, modules below some depth are one box each, and leaves are named in the line of the op
    that uses them. The caption says so.

    A notebook shows the result by itself; elsewhere ``.save("graph.svg")`` writes it to a file
    and ``.print()`` shows it in the terminal. The picture is of this moment: what happens to the
    graph afterwards, ``backward()`` included, asks for a new one.

    >>> from minigrad import Value, draw
    >>> a, b = Value(2.0, name="a"), Value(-3.0, name="b")
    >>> c = a * b
    >>> c.backward()
    >>> draw(c, names={"c": c}).print()
    3 values: 2 parameters, 1 operation
    %0  a  (parameter)   2  grad −3
    %1  b  (parameter)  −3  grad 2
    %2  c = a * b       −6  grad 1

    Args:
        subject: A Tensor or a Value, several in a list, tuple or dict, or a Module, which is then
            called with ``inputs``.
        inputs: Example inputs of the module.
        direction: "LR" runs from left to right, "TB" from top to bottom. None: "TB" for what
            had to be folded.
        depth: How many levels of modules are open: 0 none, 1 the outermost … None shows
            everything there is, "auto" the deepest level with at most 30 boxes.
        expand: Paths or classes of modules to open as well, such as "encoder.layers.0.self_attn";
            ``*`` stands for anything.
        collapse: Paths or classes of modules to close, each one box then.
        fold: True draws layers and rounds of a loop that are alike once, False all of them. None
            folds, except where everything is shown.
        show: What to say of a value: "name", "shape", "op", "value", "grad". None says it all, but
            leaves out the numbers where boxes are folded.
        names: What the reader calls the nodes: ``{"x": x}`` or ``{x: "x"}``, and so
            ``locals()`` or ``dict(model.named_parameters())``. They come before a node's own.
        axes: Labels for the cells of a value, by its name or itself: ``{"x": words}`` for the
            rows, ``{weights: (words, words)}`` for rows and columns.

    Raises:
        ArgumentError: there is nothing to draw, or no such option, or no module of that name.
    """
    # Graphviz's package takes 20 ms to import, and most programs never draw.
    from minigrad.draw.drawing import Drawing
    from minigrad.draw.options import checked
    from minigrad.draw.subject import outputs_of

    options = checked(direction, depth, expand, collapse, fold, show, names, axes)
    return Drawing.of(outputs_of(subject, inputs), options)
