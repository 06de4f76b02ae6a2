"""Cards: a box with its value, and below it one patch of cells for each gradient that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from minigrad.draw.canvas import short, width_of
from minigrad.draw.fields import NO_LABELS, AxisLabels
from minigrad.draw.layout import Point, Size
from minigrad.draw.model import Role
from minigrad.draw.player_cells import Detail, Patch, most_detail, patches
from minigrad.draw.player_scene import Scene
from minigrad.draw.player_steps import Step
from minigrad.draw.text import shortened

TITLE, SMALL = 12, 10
PAD, HEAD, LINE = 8, 18, 14
LONGEST_TITLE, LONGEST_FORMULA = 30, 34

#: A round corner for what was computed, as in the other pictures.
ROUND = 7


@dataclass(slots=True)
class Card:
    """One box of the page, with what it will show at which step."""

    box: int
    name: str
    formula: str
    shape: str
    role: Role
    #: The step in which it is computed; 0 for what is given.
    computed: int
    data: Any
    detail: Detail
    lessened: bool = False
    labels: AxisLabels = NO_LABELS
    #: By step: the sum of gradients after it, what arrived in it, and which of how many it was.
    totals: dict[int, Any] = field(default_factory=dict)
    shares: dict[int, Any] = field(default_factory=dict)
    which: dict[int, str] = field(default_factory=dict)
    value: Patch | None = None
    snaps: dict[int, Patch] = field(default_factory=dict)
    arriving: dict[int, Patch] = field(default_factory=dict)

    def ink(self) -> None:
        """Make the patches, in the detail that there is room for."""
        if self.data is not None:
            self.value = patches([self.data], self.detail, self.labels)[0]
        arrays = [*self.totals.values(), *self.shares.values()]
        made = patches(arrays, self.detail, self.labels)
        self.snaps = dict(zip(self.totals, made, strict=False))
        self.arriving = dict(zip(self.shares, made[len(self.totals) :], strict=True))

    @property
    def bytes(self) -> int:
        """About how much of the page it takes."""
        inked = [self.value, *self.snaps.values(), *self.arriving.values()]
        return sum(len(patch.svg.encode()) for patch in inked if patch)

    @property
    def size(self) -> Size:
        """How much room it takes: at its largest, so that nothing moves when a gradient comes."""
        head = width_of(self.name, TITLE) + 12 + width_of(self.shape, SMALL)
        inner = [head, width_of(self.formula, SMALL)]
        height: float = HEAD + (LINE if self.formula else 0) + 4
        if self.value:
            inner.append(self.value.width)
            height += self.value.height + 5
        if self.snaps:
            patch = next(iter(self.snaps.values()))
            inner += [patch.width, width_of(f"∂L/∂{self.name}  0 of 0", SMALL)]
            height += LINE + patch.height + 5
        return round(max(inner) + 2 * PAD), round(height + 2)


def cards_of(scene: Scene, steps: Sequence[Step]) -> list[Card]:
    """A card for each box, with ink."""
    computed = {step.box: at for at, step in enumerate(steps) if step.phase == "forward"}
    cards = [_card(scene, box, computed.get(box, 0)) for box in range(len(scene.picture.boxes))]
    for at, step in enumerate(steps):
        if step.held and step.total is not None:
            _note(cards[step.target], at, step)
    for card in cards:
        card.ink()
    return cards


def _card(scene: Scene, box: int, computed: int) -> Card:
    shown, node = scene.picture.boxes[box], scene.node(box)
    return Card(
        box=box,
        name=shortened(scene.labels[box], LONGEST_TITLE),
        formula=shortened("= " * bool(shown.op) + scene.formula(box), LONGEST_FORMULA),
        shape=shown.shape,
        role=shown.role,
        computed=computed,
        # The 2 of 2 * x is its own name, and an op that failed has no value.
        data=None if shown.number or shown.role is Role.FAILED else node.data,
        detail=most_detail(node.data),
        labels=(shown.data.rows, shown.data.columns) if shown.data else NO_LABELS,
    )


def _note(card: Card, at: int, step: Step) -> None:
    card.totals[at] = step.total
    card.which[at] = f"{step.nth} of {step.count}" if step.count > 1 else ""
    # The first contribution is the sum of one: it needs no cells of its own.
    if step.nth > 1 and step.share is not None:
        card.shares[at] = step.share


def card_svg(card: Card, centre: Point) -> str:
    """The card at its place."""
    width, height = card.size
    left, top = short(centre[0] - width / 2), short(centre[1] - height / 2)
    radius = ROUND if card.computed else 2
    parts = [
        f'<g class="n {card.role.value}" id="b{card.box}" data-f="{card.computed}"'
        f' transform="translate({left},{top})">'
        f'<rect class="box" width="{short(width)}" height="{short(height)}" rx="{radius}"/>'
        f'<text class="t" x="{PAD}" y="15">{escape(card.name)}</text>'
    ]
    if card.shape:
        parts.append(f'<text class="s e" x="{short(width - PAD)}" y="15">{card.shape}</text>')
    y: float = HEAD + 4
    if card.formula:
        parts.append(f'<text class="s" x="{PAD}" y="{y + 6}">{escape(card.formula)}</text>')
        y += LINE
    if card.value:
        x = short((width - card.value.width) / 2)
        parts.append(f'<g class="c v" transform="translate({x},{short(y)})">{card.value.svg}</g>')
        y += card.value.height + 5
    parts.append(_snaps(card, width, y))
    return "".join([*parts, "</g>"])


def _snaps(card: Card, width: float, y: float) -> str:
    """All sums of gradients in one place; the page shows the one that is there."""
    if not card.snaps:
        return ""
    starts = list(card.snaps)
    parts = [f'<g transform="translate(0,{short(y)})">']
    for start, end in zip(starts, [*starts[1:], 0], strict=True):
        patch = card.snaps[start]
        until = f' data-z="{end}"' if end else ""
        x = short((width - patch.width) / 2)
        which = card.which[start]
        many = f'<text class="s e" x="{short(width - PAD)}" y="10">{which}</text>' if which else ""
        parts.append(
            f'<g class="snap{"" if end else " last"}" data-a="{start}"{until}>'
            f'<text class="g" x="{PAD}" y="10">∂L/∂{escape(card.name)}</text>{many}'
            f'<g transform="translate({x},{LINE})"><g class="c" id="s{start}">{patch.svg}</g></g>'
            "</g>"
        )
    return "".join([*parts, "</g>"])
