"""The picture of a player: cards, lines and module boxes, and beside each step what arrives."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from minigrad.draw.canvas import short
from minigrad.draw.layout import Layout
from minigrad.draw.player_cards import Card, card_svg
from minigrad.draw.player_cells import Patch
from minigrad.draw.player_scene import Scene
from minigrad.draw.player_steps import Step
from minigrad.draw.svg import path_of
from minigrad.draw.text import printable

MARGIN = 14
GAP = 22

#: The arrow heads: at rest, forward, backward.
TIPS = ("tip", "tipf", "tipb")


def graph_svg(scene: Scene, cards: Sequence[Card], layout: Layout, steps: Sequence[Step]) -> str:
    """The whole graph. Where gradients flow, a line is of class ``g``."""
    width, height = (round(side + 2 * MARGIN) for side in layout.size)
    flows = {line for step in steps if step.phase == "backward" for line in step.lines}
    title = escape(printable(f"Computation graph: {scene.picture.summary()}"))
    return "\n".join([
        f'<svg id="graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' style="--w:{width}px" role="group" aria-label="{title}">',
        "<defs>", *map(_tip, TIPS), "</defs>",
        f'<g transform="translate({MARGIN},{MARGIN})">',
        *_frames(scene, layout),
        *(f'<path class="l{" g" * (line in flows)}" id="e{line}" d="{path_of(stroke.points)}"/>'
          for line, stroke in enumerate(layout.strokes)),
        *(card_svg(card, centre) for card, centre in zip(cards, layout.centres, strict=True)),
        "</g>",
        "</svg>",
    ])


def _tip(name: str) -> str:
    return (f'<marker id="{name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"'
            ' markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
            f'<path class="{name}" d="M0 .8L8 4L0 7.2z"/></marker>')


def _frames(scene: Scene, layout: Layout) -> list[str]:
    """The open modules, the outermost first."""
    found = []
    for group, (x, y, width, height) in zip(scene.picture.groups, layout.frames, strict=True):
        found.append(
            f'<g class="m" transform="translate({short(x)},{short(y)})">'
            f'<rect width="{short(width)}" height="{short(height)}" rx="6"/>'
            f'<text x="7" y="13">{escape(group.title)}</text></g>'
        )
    return found


def arriving_svg(step: Step, at: int, card: Card | None) -> str:
    """What arrives in a step: alone, or added to the sum so far. It refers to the cells of the
    graph wherever they are there already."""
    if card is None or at not in card.snaps:
        return ""
    now = card.snaps[at]
    if at not in card.arriving:
        return _equation([(f"∂L/∂{card.name}", "", now, f'<use href="#s{at}"/>')])
    before = max(start for start in card.snaps if start < at)
    share = card.arriving[at]
    return _equation([
        ("the sum so far", "", card.snaps[before], f'<use href="#s{before}"/>'),
        ("what arrives", "+", share, f'<g class="c">{share.svg}</g>'),
        ("the sum now", "=", now, f'<use href="#s{at}"/>'),
    ])


def _equation(terms: Sequence[tuple[str, str, Patch, str]]) -> str:
    """Pieces of their own, which stand below one another where the screen is narrow."""
    parts = []
    for label, sign, patch, ink in terms:
        left = GAP if sign else 0
        width = short(left + max(patch.width, 6.2 * len(label)) + 1)
        height = short(patch.height + 19)
        middle = short(18 + patch.height / 2 + 4)
        before = f'<text class="sign" x="{GAP / 2:.0f}" y="{middle}">{sign}</text>' if sign else ""
        parts.append(
            f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">{before}'
            f'<text class="s" x="{left}" y="10">{escape(label)}</text>'
            f'<g transform="translate({left},18)">{ink}</g></svg>'
        )
    return f'<div class="sum">{"".join(parts)}</div>'
