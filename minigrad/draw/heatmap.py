"""Heat maps: a matrix as coloured cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minigrad.draw.grid import grid_of
from minigrad.draw.panels import Heatmap, finished
from minigrad.words import say


def heatmap(
    values: Any,
    *,
    rows: Sequence[object] | None = None,
    columns: Sequence[object] | None = None,
    title: str | None = None,
    row_axis: str | None = None,
    column_axis: str | None = None,
    scale: str | float | None = None,
    mask: Any = None,
    ax: Any = None,
) -> Heatmap:
    """A matrix as coloured cells: orange above 0, blue below, white for 0.

    Up to 8 × 8 the cells hold their numbers, up to 64 × 64 they are drawn one by one, and a larger
    matrix is one picture of pixels.

    >>> from minigrad import heatmap
    >>> heatmap([[0.5, -0.25], [0.0, 1.0]], rows=["a", "b"], columns=["x", "y"]).print()
            x      y
    a    0.50  −0.25
    b    0.00   1.00

    Args:
        values: A matrix: a Tensor, an array or lists.
        rows: One label for each row.
        columns: One label for each column.
        title: What stands above it.
        row_axis: What the rows are, such as "query".
        column_axis: What the columns are, such as "key".
        scale: "weights" runs from white for 0 to orange for 1. "signed" runs to the largest
            number without its sign, a number to just that: pictures are compared on one scale.
            None takes "weights" where all numbers lie in 0..1, else "signed".
        mask: True where a cell may be seen; the others are hatched.
        ax: Axes of matplotlib on which to draw as well.

    Raises:
        ShapeError: ``values`` is no matrix, or ``mask`` does not fit it.
        ArgumentError: labels are too few or too many, or there is no such scale.
    """
    grid = grid_of(values, rows=rows, columns=columns, row_axis=row_axis,
                   column_axis=column_axis, scale=scale, mask=mask)
    return finished(Heatmap(title or say("heat map"), [("", grid)], headed=bool(title)), ax)


def embedding_map(
    weight: Any, tokens: Sequence[object] | None = None, *, title: str | None = None, ax: Any = None
) -> Heatmap:
    """The table of an embedding: one row for each token, labelled with it.

    Args:
        weight: The table, ``vocab_size d_model``.
        tokens: The vocabulary, in the order of its ids.
        title: What stands above it.
        ax: Axes of matplotlib on which to draw as well.
    """
    grid = grid_of(weight, rows=tokens, row_axis=say("token"), column_axis=say("dimension"),
                   scale="signed", names=("weight", "tokens", "dimensions"))
    return finished(Heatmap(title or say("embedding"), [("", grid)]), ax)
