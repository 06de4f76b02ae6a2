"""Attention maps: who looks at whom, one head or all of them as small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from minigrad.draw.cells import MINUS, Scale
from minigrad.draw.grid import grid_of, numbers_of, seen_of
from minigrad.draw.panels import Heatmap, finished
from minigrad.errors import ArgumentError, ShapeError
from minigrad.words import say

#: A row that adds up to 1 within this much is said to.
CLOSE = 1e-3


def attention_map(
    weights: Any,
    *,
    queries: Sequence[object] | None = None,
    keys: Sequence[object] | None = None,
    head: int | Literal["all", "mean"] | None = None,
    mask: Any = None,
    title: str | None = None,
    ax: Any = None,
) -> Heatmap:
    """The attention of one sentence: a row for each query, a column for each key.

    Between two languages the words differ: ``queries`` are those that look, ``keys`` those that
    are looked at. Within one sentence, give its words twice.

    >>> from minigrad import attention_map
    >>> attention_map([[1.0, 0.0], [0.3, 0.7]], queries=["I", "love"], keys=["I", "love"]).print()
    attention
    query ↓  key →
              I  love
    I      1.00  0.00
    love   0.30  0.70
    each row adds up to 1

    Args:
        weights: ``queries keys`` or ``heads queries keys``.
        queries: One word for each query.
        keys: One word for each key.
        head: A number for that head, "mean" for the average of all, None or "all" for each of
            them beside the others.
        mask: True where a query may attend to a key; broadcastable to ``weights``.
        title: What stands above it.
        ax: Axes of matplotlib on which to draw as well, a list of them for several heads.

    Raises:
        ShapeError: ``weights`` has other axes, or ``mask`` does not fit them.
        ArgumentError: words are too few or too many, or there is no such head.
    """
    array, allowed = _checked(weights, mask)
    chosen = _chosen(array, allowed, head)
    # One scale for all: a share is a share in every head. What is no share shows its sign.
    scale = Scale.of(np.concatenate([part[seen] for _, part, seen in chosen]))
    panels = [
        (name, grid_of(part, rows=queries, columns=keys, row_axis=say("query"),
                       column_axis=say("key"), scale=scale, mask=seen,
                       names=("weights", "queries", "keys")))
        for name, part, seen in chosen
    ]
    if len(panels) == 1:
        called, panels = panels[0][0], [("", panels[0][1])]
        title = title or (say("attention, {head}", head=called) if called else None)
    # A query that may attend to nothing has nothing to share out.
    sums = np.concatenate([part.sum(-1)[seen.any(-1)] for _, part, seen in chosen])
    return finished(Heatmap(title or say("attention"), panels, [_sums(sums)]), ax)


Part = tuple[str, np.ndarray, np.ndarray]


def _checked(weights: Any, mask: Any) -> tuple[np.ndarray, np.ndarray]:
    """Weights and what may be seen of them, both with an axis of heads where there is one."""
    array = numbers_of(weights, "weights")
    if array.ndim not in (2, 3) or 0 in array.shape:
        hint = "\n  " + say("hint: a batch is drawn sentence by sentence: weights[0]")
        raise ShapeError(
            say("weights has the wrong shape\n"
                "  expected  (queries, keys) or (heads, queries, keys), none of them empty\n"
                "  got       {shape}", shape=array.shape) + hint * (array.ndim == 4)
        )
    return array, seen_of(mask, array.shape, "weights")


def _chosen(array: np.ndarray, seen: np.ndarray, head: int | str | None) -> list[Part]:
    """The heads to draw, each with its name."""
    if array.ndim == 2 and head in (None, "all", "mean"):
        return [("", array, seen)]
    heads = array.shape[0] if array.ndim == 3 else 1
    if head in (None, "all"):
        return [(say("head {n}", n=n), array[n], seen[n]) for n in range(heads)]
    if head == "mean":
        return [(say("mean of {n} heads", n=heads), array.mean(0), np.asarray(seen.any(0)))]
    if isinstance(head, (int, np.integer)) and array.ndim == 3 and -heads <= head < heads:
        return [(say("head {n}", n=head % heads), array[head], seen[head])]
    expected = say("0 to {last}", last=heads - 1) + ", " if array.ndim == 3 else ""
    raise ArgumentError(
        say("there is no such head\n  expected  {numbers}'all' or 'mean'\n  got       {head!r}",
            numbers=expected, head=head)
    )


def _sums(sums: np.ndarray) -> str:
    """Whether each query shares out one whole; a learner's may not."""
    if np.allclose(sums, 1, atol=CLOSE):
        return say("each row adds up to 1")
    finite = sums[np.isfinite(sums)]
    if not finite.size:
        return say("no row adds up to a number")
    low, high = (f"{number:.3g}".replace("-", MINUS) for number in (finite.min(), finite.max()))
    return say("rows add up to {low} … {high}, not to 1", low=low, high=high)
