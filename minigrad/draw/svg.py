"""Ink: boxes and lines with known places become one SVG text that needs nothing from outside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape

from minigrad.draw.canvas import short as _n
from minigrad.draw.canvas import width_of as _width
from minigrad.draw.layout import Layout, Point, Size
from minigrad.draw.model import NOTHING_YET, Box, Picture, Role
from minigrad.draw.text import Cells

TITLE_FONT, CELL_FONT, SMALL_FONT = 12, 11, 10
PAD, TITLE_LINE, CELL_LINE = 9, 17, 15
LABEL_WIDTH = 32
CELL_GAP = 8
MARGIN = 16
LEGEND_HEIGHT = 34

STYLE = """
.minigrad{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px}
.minigrad .paper{fill:#ffffff}
.minigrad .frame{fill:#f5f7fa;stroke:#8792a0}
.minigrad .parameter .frame{fill:#fff6e0;stroke:#a07a2c}
.minigrad .constant .frame{fill:#ffffff;stroke:#8792a0;stroke-dasharray:4 3}
.minigrad .inner{fill:none;stroke:#a07a2c}
.minigrad text{fill:#1d2430;white-space:pre}
.minigrad .name{font-weight:700}
.minigrad .cell{font-size:11px;text-anchor:end}
.minigrad .small{font-size:10px;fill:#5b6675}
.minigrad .shape{text-anchor:end}
.minigrad .grad{fill:#a3312a}
.minigrad .lines{fill:none;stroke:#75808f;stroke-width:1.2}
.minigrad .tip{fill:#75808f}
@media (prefers-color-scheme:dark){
.minigrad .paper{fill:#15181d}
.minigrad .frame{fill:#22272f;stroke:#6d7886}
.minigrad .parameter .frame{fill:#332b18;stroke:#c39a48}
.minigrad .constant .frame{fill:#15181d;stroke:#6d7886}
.minigrad .inner{stroke:#c39a48}
.minigrad text{fill:#e4e8ee}
.minigrad .small{fill:#9aa5b4}
.minigrad .grad{fill:#ff9d93}
.minigrad .lines{stroke:#7d8897}
.minigrad .tip{fill:#7d8897}
}
"""


def sizes_of(picture: Picture) -> list[Size]:
    """How much room each box takes."""
    return [_size(box, picture.title(box)) for box in picture.boxes]


def svg_of(picture: Picture, layout: Layout, sizes: Sequence[Size]) -> str:
    """The picture as a whole SVG document; the same picture always gives the same text."""
    arrows = [_path(stroke.points) for stroke in layout.strokes if stroke.target is not None]
    trunks = [_path(stroke.points) for stroke in layout.strokes if stroke.target is None]
    boxes = [_box(picture, place, centre, size)
             for place, (centre, size) in enumerate(zip(layout.centres, sizes, strict=True))]
    # Several pictures may stand on one page, where an id must not occur twice.
    key = hashlib.sha256("".join([*arrows, *trunks, *boxes]).encode()).hexdigest()[:8]

    legend, legend_width = _legend(picture, layout.size[1] + LEGEND_HEIGHT - SMALL_FONT)
    width = max(layout.size[0], legend_width) + 2 * MARGIN
    height = layout.size[1] + LEGEND_HEIGHT + 2 * MARGIN
    return "\n".join([
        *_opening(picture, key, _n(width), _n(height)),
        '<g class="lines">', *trunks, "</g>",
        f'<g class="lines" marker-end="url(#tip-{key})">', *arrows, "</g>",
        *boxes,
        legend,
        "</g>",
        "</svg>",
        "",
    ])


def _opening(picture: Picture, key: str, width: str, height: str) -> list[str]:
    """Everything before the first line: what the picture is called, its style, its paper."""
    name, made = picture.title(picture.boxes[-1])
    return [
        '<svg xmlns="http://www.w3.org/2000/svg" class="minigrad" role="img"'
        f' aria-labelledby="title-{key} desc-{key}" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">',
        f'<title id="title-{key}">Computation graph of {escape(name or made)}</title>',
        f'<desc id="desc-{key}">{escape(picture.summary())}.</desc>',
        f"<style>{STYLE}</style>",
        f'<defs><marker id="tip-{key}" class="tip" viewBox="0 0 8 8" refX="8" refY="4"'
        ' markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0,.5L8,4L0,7.5z"/></marker></defs>',
        '<rect class="paper" width="100%" height="100%"/>',
        f'<g transform="translate({MARGIN},{MARGIN})">',
    ]


def _path(points: Sequence[Point]) -> str:
    """Bézier curves as a path; a curve without a bend is written as the line it is."""
    (x, y), parts = points[0], []
    parts.append(f"M{_n(x)},{_n(y)}")
    for at in range(1, len(points), 3):
        before, (one, two, end) = points[at - 1], points[at : at + 3]
        if before[0] == one[0] == two[0] == end[0]:
            parts.append(f"V{_n(end[1])}")
        elif before[1] == one[1] == two[1] == end[1]:
            parts.append(f"H{_n(end[0])}")
        else:
            parts.append("C" + " ".join(f"{_n(x)},{_n(y)}" for x, y in (one, two, end)))
    return f'<path d="{"".join(parts)}"/>'


def _size(box: Box, title: tuple[str, str]) -> Size:
    name, made = title
    gap = 2 if box.shape else 0
    head = _width(_joined(name, made), TITLE_FONT) + _width(box.shape + " " * gap, SMALL_FONT)
    widest = max((_cell_width(cells) * len(cells[0]) for _, cells in box.fields), default=0)
    inner = max(head, LABEL_WIDTH + widest if box.fields else 0)
    lines = sum(len(cells) for _, cells in box.fields)
    return 2 * PAD + inner, TITLE_LINE + lines * CELL_LINE + 10


def _joined(name: str, made: str) -> str:
    return f"{name} = {made}" if name and made else name or made


def _cell_width(cells: Cells) -> float:
    return max(_width(number, CELL_FONT) for row in cells for number in row) + CELL_GAP


def _box(picture: Picture, place: int, centre: Point, size: Size) -> str:
    """One value: a frame that tells its role, a title, and its numbers in columns."""
    box = picture.boxes[place]
    width, height = size
    name, made = picture.title(box)
    left, top = centre[0] - width / 2, centre[1] - height / 2
    parts = [
        f'<g id="n{place}" class="{box.role.value}" transform="translate({_n(left)},{_n(top)})">',
        _frame(box.role, width, height),
        f'<text x="{PAD}" y="18"><tspan class="name">{escape(name)}</tspan>'
        f'{" = " if name and made else ""}{escape(made)}</text>',
    ]
    if box.shape:
        parts.append(f'<text class="small shape" x="{_n(width - PAD)}" y="18">{box.shape}</text>')
    y = TITLE_LINE + 4
    for label, cells in box.fields:
        parts.append(_field(label, cells, width - PAD, y))
        y += len(cells) * CELL_LINE
    return "".join([*parts, "</g>"])


def _frame(role: Role, width: float, height: float) -> str:
    """Round for an operation, double for a parameter, dashed for a constant."""
    radius = 7 if role is Role.OPERATION else 2
    frame = f'<rect class="frame" width="{_n(width)}" height="{_n(height)}" rx="{radius}"/>'
    if role is Role.PARAMETER:
        frame += (f'<rect class="inner" x="2.5" y="2.5" width="{_n(width - 5)}"'
                  f' height="{_n(height - 5)}" rx="1"/>')
    return frame


def _field(label: str, cells: Cells, right: float, y: float) -> str:
    """``data`` or ``grad``, and its numbers, the last column ending at ``right``."""
    parts = [f'<text class="small" x="{PAD}" y="{_n(y + 11)}">{label}</text>']
    step = _cell_width(cells)
    ink = "cell small" if cells == NOTHING_YET else f"cell {label}"
    for row, numbers in enumerate(cells):
        spans = "".join(
            f'<tspan x="{_n(right - step * (len(numbers) - 1 - column))}">'
            f'{escape(number.replace("-", "−"))}</tspan>'
            for column, number in enumerate(numbers)
        )
        at = _n(y + 11 + row * CELL_LINE)
        parts.append(f'<text class="{ink}" y="{at}">{spans}</text>')
    return "".join(parts)


def _legend(picture: Picture, y: float) -> tuple[str, float]:
    """One small frame and a word for each role that occurs, and how wide that is."""
    parts, x = [], 0.0
    for role in Role:
        if any(box.role is role for box in picture.boxes):
            parts.append(
                f'<g class="{role.value}" transform="translate({_n(x)},{_n(y - 12)})">'
                f'{_frame(role, 26, 16)}<text class="small" x="33" y="12">{role.value}</text></g>'
            )
            x += 33 + _width(role.value, SMALL_FONT) + 20
    return f'<g class="legend">{"".join(parts)}</g>', x
