"""How deep a picture looks: as deep as it is asked to, or as few boxes allow."""

from __future__ import annotations

from minigrad.draw.calls import Graph
from minigrad.draw.options import Opened, Options
from minigrad.draw.outline import Outline, outline
from minigrad.draw.repeats import Repeats

#: A picture that chooses its own depth has at most this many boxes, as far as modules allow.
FEW = 30


def chosen(graph: Graph, repeats: Repeats, options: Options, everything: bool) -> Outline:
    """The outline at the depth asked for, or at the deepest with few boxes."""
    opened = Opened(graph, repeats, options)
    deepest = max((call.depth for call in graph.calls), default=-1) + 1
    if everything:
        return outline(graph, repeats, opened.to(deepest), merge=False)
    if isinstance(options.depth, int):
        return outline(graph, repeats, opened.to(options.depth, frames="many"), merge=True)
    best = outline(graph, repeats, opened.to(0), merge=True)
    levels = [(depth, "modules") for depth in range(1, deepest + 1)] + [(deepest, "many")]
    for depth, frames in levels:
        deeper = outline(graph, repeats, opened.to(depth, frames=frames), merge=True)
        if len(deeper.places) > FEW:
            break
        best = deeper
    return best
