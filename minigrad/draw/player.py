"""The player: a page that runs a graph forward box by box, then backward gradient by gradient.

The page is one file. It fetches nothing, works in the sandboxed frame of a notebook, and without
JavaScript it shows everything at once.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minigrad.draw.arrange import arrange
from minigrad.draw.files import check_path, write
from minigrad.draw.player_cards import Card, cards_of
from minigrad.draw.player_cells import Detail
from minigrad.draw.player_record import record
from minigrad.draw.player_scene import Scene, scenes_of
from minigrad.draw.player_steps import Step, steps_of
from minigrad.draw.player_svg import arriving_svg, graph_svg
from minigrad.draw.text import printable

if TYPE_CHECKING:
    from minigrad.draw.drawing import Drawing

#: No page is larger than this. A card without its cells and a line take about so much of it.
LARGEST_PAGE, CARD, LINE = 250_000, 550, 250

HERE = Path(__file__).parent

#: Nothing is fetched and no script runs but ours, whatever the page may contain.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{}'"

#: Each with its sign, drawn in a square of 16: few fonts have all of them.
BUTTONS = [
    ("first", "to the start", "M3 3v10M13 3L6 8L13 13z"),
    ("back", "one step back", "M11 3L4 8L11 13z"),
    ("play", "play", "M4 2L14 8L4 14z"),
    ("next", "one step on", "M5 3L12 8L5 13z"),
    ("last", "to the end", "M13 3v10M3 3L10 8L3 13z"),
]


class Player:
    """A finished page, which a notebook shows in a frame."""

    def __init__(self, html: str) -> None:
        self.html = html

    def __repr__(self) -> str:
        return f"<Player of {len(self.html.encode()) // 1000} kB: .save('player.html') writes it>"

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to an ``.html`` file."""
        check_path(Path(path), (".html",))
        return write(Path(path), self.html)

    def _repr_html_(self) -> str:
        return (f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts"'
                ' title="backprop player" loading="lazy"'
                ' style="width:100%;height:700px;border:1px solid #8792a0"></iframe>')


def page(drawing: Drawing, *, seed: Any = None) -> str:
    """The player of a drawing as HTML.

    Args:
        drawing: What :func:`minigrad.draw` returned. The numbers are those of this moment.
        seed: The gradient that backward begins with, of the shape of the output (a list for
            several outputs). None means 1 for a single number; for an array, which is no loss,
            it is drawn at random, the same each time. An output from which another one was
            computed gets none of its own then.

    Raises:
        ShapeError: ``seed`` does not fit.
    """
    html = ""
    for scene in scenes_of(drawing):
        html = _fitted(scene, seed, drawing.direction)
        if len(html.encode()) <= LARGEST_PAGE:
            break
    return html


def _fitted(scene: Scene, seed: Any, direction: str) -> str:
    """The page, with as many numbers as leave it small enough."""
    arrivals = record(scene.order, scene.outputs, seed, scene.kept)
    steps = steps_of(scene, arrivals, given=seed is not None)
    cards = cards_of(scene, steps)
    while (excess := _expected(scene, steps, cards) - LARGEST_PAGE) > 0:
        if not _lessen(cards, excess):
            break
    layout = arrange(scene.picture, [card.size for card in cards], direction, trunks=False)
    return _html(scene, steps, cards, graph_svg(scene, cards, layout, steps))


def _expected(scene: Scene, steps: Sequence[Step], cards: Sequence[Card]) -> int:
    """About how large the page will be: nothing has its place yet."""
    graph = sum(card.bytes for card in cards) + CARD * len(cards)
    return (len(_html(scene, steps, cards, "").encode()) + graph
            + LINE * len(scene.picture.edges()))


def _lessen(cards: Sequence[Card], excess: int) -> bool:
    """Show less of the largest values, until about so many bytes are saved; False if none can."""
    saved = 0
    while saved <= excess:
        largest = max(cards, key=lambda card: card.bytes if card.detail else -1)
        if not largest.detail:
            return saved > 0
        before = largest.bytes
        largest.detail, largest.lessened = Detail(largest.detail - 1), True
        largest.ink()
        saved += before - largest.bytes
    return True


def _html(scene: Scene, steps: Sequence[Step], cards: Sequence[Card], graph: str) -> str:
    title = escape(printable(_title(scene, steps)))
    script = _part("player.js")
    ours = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return "\n".join([
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(ours)}">',
        '<meta name="viewport" content="width=device-width">\n<link rel="icon" href="data:,">',
        f"<title>{title}</title>\n<style>\n{_part('player.css')}</style>",
        f'<header><h1>{title}</h1><p id="caption">{_caption(scene, cards)}</p></header>',
        _controls(),
        '<div id="now"></div>\n<p id="say" class="sr" aria-live="polite"></p>',
        f"<figure>{graph}</figure>",
        '<footer><details id="all" open><summary>All steps</summary>\n<ol id="steps" start="0">',
        *(_item(step, at, cards) for at, step in enumerate(steps)),
        f"</ol></details></footer>\n<script>{script}</script>\n</html>\n",
    ])


def _title(scene: Scene, steps: Sequence[Step]) -> str:
    names = ", ".join(scene.labels[scene.box_of[scene.place[out]]] for out in scene.outputs)
    backward = steps[-1].phase in ("seed", "backward")
    return f"Backpropagation through {names}" if backward else f"Computing {names}"


def _part(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _caption(scene: Scene, cards: Sequence[Card]) -> str:
    less = sum(card.lessened for card in cards)
    parts = [scene.picture.caption or scene.picture.summary()]
    if less:
        parts.append(f"the numbers of the {less} largest are left out to keep this page small")
    return escape(printable("; ".join(parts)))


def _controls() -> str:
    buttons = "".join(
        f'<button id="{name}" aria-label="{label}" title="{label}">'
        f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{sign}"/></svg></button>'
        for name, label, sign in BUTTONS
    )
    return (f'<nav aria-label="steps">{buttons}<input id="step" type="range" min="0" value="0"'
            ' aria-label="step"><output id="at"></output></nav>')


def _item(step: Step, at: int, cards: Sequence[Card]) -> str:
    """One line of the list: the words, what to light up, and what arrives."""
    known = {"p": step.phase, "n": _number(step.box), "t": _number(step.target),
             "l": " ".join(map(str, step.lines))}
    data = "".join(f' data-{key}="{value}"' for key, value in known.items() if value)
    rule = f"<p><code>{escape(step.rule)}</code></p>" if step.rule else ""
    note = f"<p>{escape(step.note)}</p>" if step.note else ""
    svg = arriving_svg(step, at, cards[step.target] if step.target >= 0 else None)
    words = f'<div class="words"><p><b>{escape(step.title)}</b></p>{rule}{note}</div>'
    return f"<li{data}>{words}{svg}</li>"


def _number(place: int) -> str:
    return "" if place < 0 else str(place)
