"""Ink: boxes and lines with known places become one SVG text that needs nothing from outside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape

from minigrad.draw.canvas import short as _n
from minigrad.draw.canvas import width_of as _width
from minigrad.draw.model import Box, Group, Picture, Role
from minigrad.draw.panes import ink, size_of
from minigrad.draw.strokes import Layout, Point, Rect, Size
from minigrad.draw.style import STYLE

TITLE_FONT, SMALL_FONT = 12, 10
#: The one size of a dense picture: at least 8 pt where a page of A4 holds 30 boxes.
DENSE_FONT = 13
PAD, DENSE_PAD, TITLE_LINE = 9, 6, 17
LABEL_WIDTH = 32
MARGIN = 16
LEGEND_HEIGHT, CAPTION_LINE = 34, 16

#: A box of a single line, in a picture that has no other.
DENSE_HEIGHT = 20


def sizes_of(picture: Picture) -> list[Size]:
    """How much room each box takes."""
    dense = is_dense(picture)
    return [_size(box, picture.title(box), dense) for box in picture.boxes]


def is_dense(picture: Picture) -> bool:
    """True for boxes of a single line each, which stand close and are written in one size."""
    return bool(picture.groups or picture.caption) and not any(
        box.fields for box in picture.boxes)


def svg_of(picture: Picture, layout: Layout, sizes: Sequence[Size]) -> str:
    """The picture as a whole SVG document; the same picture always gives the same text."""
    arrows = [line_of(stroke.points) for stroke in layout.strokes if stroke.target is not None]
    trunks = [line_of(stroke.points) for stroke in layout.strokes if stroke.target is None]
    frames = frames_of(picture, layout)
    dense = is_dense(picture)
    boxes = [_box(picture, place, centre, size, dense)
             for place, (centre, size) in enumerate(zip(layout.centres, sizes, strict=True))]
    # Several pictures may stand on one page, where an id must not occur twice.
    drawn = "".join([*arrows, *trunks, *frames, *boxes])
    key = hashlib.sha256(drawn.encode()).hexdigest()[:8]

    roles, width = _legend(picture, layout.size[1] + LEGEND_HEIGHT - SMALL_FONT)
    width = max(layout.size[0], width)
    caption = _caption(picture, width)
    height = layout.size[1] + LEGEND_HEIGHT + CAPTION_LINE * len(caption)
    below = [f'<text class="small" y="{_n(layout.size[1] + LEGEND_HEIGHT + CAPTION_LINE * n + 8)}">'
             f"{escape(line)}</text>" for n, line in enumerate(caption)]
    width, height = width + 2 * MARGIN, height + 2 * MARGIN
    return "\n".join([
        *_opening(picture, key, _n(width), _n(height)),
        *frames,
        '<g class="lines">', *trunks, "</g>",
        f'<g class="lines" marker-end="url(#tip-{key})">', *arrows, "</g>",
        *_titles(picture, layout),
        *boxes,
        f'<g class="legend">{roles}{"".join(below)}</g>',
        "</g>",
        "</svg>",
        "",
    ])


def frames_of(picture: Picture, layout: Layout) -> list[str]:
    """The frames of open modules, the outer ones first."""
    pairs = zip(picture.groups, layout.frames, strict=True)
    return [_around(group, frame) for group, frame in pairs]


def _around(group: Group, frame: Rect) -> str:
    x, y, width, height = map(_n, frame)
    return (f'<rect class="around{" many" if group.count > 1 else ""}" x="{x}" y="{y}"'
            f' width="{width}" height="{height}" rx="6"/>')


def _titles(picture: Picture, layout: Layout) -> list[str]:
    """What the frames are called, over the lines, beside those that come in at the top."""
    crossing: dict[int, list[float]] = {}
    for stroke in layout.strokes:
        for x, y in (stroke.points[0], stroke.points[-1]):
            crossing.setdefault(round(y), []).append(x)
    return [_title(group, frame, crossing.get(round(frame[1]), []))
            for group, frame in zip(picture.groups, layout.frames, strict=True)]


def _title(group: Group, frame: Rect, crossing: Sequence[float]) -> str:
    left, top, width, _ = frame
    long = _width(group.title, DENSE_FONT)

    def is_free(x: float) -> bool:
        return not any(x - 4 < port < x + long + 4 for port in crossing)

    right = left + width - 6 - long
    x = left + 6 if is_free(left + 6) or not is_free(right) else right
    tip = f"<title>{escape(group.path or group.cls)}</title>"
    return f'<text class="of" x="{_n(x)}" y="{_n(top + 13)}">{tip}{escape(group.title)}</text>'


def _opening(picture: Picture, key: str, width: str, height: str) -> list[str]:
    """Everything before the first line: what the picture is called, its style, its paper."""
    name, made = picture.title(picture.boxes[-1])
    subject = picture.subject or name or made
    style = "minigrad dense" if is_dense(picture) else "minigrad"
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{style}" role="img"'
        f' aria-labelledby="title-{key} desc-{key}" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">',
        f'<title id="title-{key}">Computation graph of {escape(subject)}</title>',
        f'<desc id="desc-{key}">{escape(picture.summary())}.</desc>',
        f"<style>{STYLE}</style>",
        f'<defs><marker id="tip-{key}" class="tip" viewBox="0 0 8 8" refX="8" refY="4"'
        ' markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0,.5L8,4L0,7.5z"/></marker></defs>',
        '<rect class="paper" width="100%" height="100%"/>',
        f'<g transform="translate({MARGIN},{MARGIN})">',
    ]


def line_of(points: Sequence[Point]) -> str:
    """A line as a path of SVG."""
    return f'<path d="{path_of(points)}"/>'


def path_of(points: Sequence[Point]) -> str:
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
    return "".join(parts)


def _size(box: Box, title: tuple[str, str], dense: bool) -> Size:
    gap = (1 if dense else 2) if box.shape else 0
    large, small = (DENSE_FONT, DENSE_FONT) if dense else (TITLE_FONT, SMALL_FONT)
    head = _width(joined(*title), large) + _width(box.shape + " " * gap, small)
    if dense:
        return 2 * DENSE_PAD + head, DENSE_HEIGHT
    room = [size_of(field) for _, field in box.fields]
    widest = max((width for width, _ in room), default=0)
    inner = max(head, LABEL_WIDTH + widest if room else 0)
    return 2 * PAD + inner, TITLE_LINE + sum(height for _, height in room) + 10


def joined(name: str, made: str) -> str:
    """What a box is called and how it was made, or what a module is called and its class."""
    return f"{name} = {made}" if name and made else name or made


def _box(picture: Picture, place: int, centre: Point, size: Size, dense: bool) -> str:
    """One value: a frame that tells its role, a title, and its numbers in cells."""
    box = picture.boxes[place]
    width, height = size
    name, made = picture.title(box)
    left, top = centre[0] - width / 2, centre[1] - height / 2
    pad, line = (DENSE_PAD, 14.5) if dense else (PAD, 18)
    tip = f"<title>{escape(box.path)}</title>" if box.path and box.path != name else ""
    parts = [
        f'<g id="n{place}" class="{box.role.value}"'
        f' transform="translate({_n(left)},{_n(top)})">{tip}',
        _frame(box.role, width, height),
        f'<text x="{pad}" y="{_n(line)}"><tspan class="name">{escape(name)}</tspan>'
        f'{" = " if name and made else ""}{escape(made)}</text>',
    ]
    if box.shape:
        parts.append(f'<text class="small shape" x="{_n(width - pad)}" y="{_n(line)}">'
                     f"{box.shape}</text>")
    y: float = TITLE_LINE + 4
    for label, field in box.fields:
        parts.append(f'<text class="small" x="{PAD}" y="{_n(y + 11)}">{label}</text>'
                     + ink(field, label, width - PAD, y))
        y += size_of(field)[1]
    return "".join([*parts, "</g>"])


def _frame(role: Role, width: float, height: float) -> str:
    """Round for an operation, double for a parameter, dashed for a constant."""
    radius = 7 if role in (Role.OPERATION, Role.FAILED) else 2
    frame = f'<rect class="frame" width="{_n(width)}" height="{_n(height)}" rx="{radius}"/>'
    if role is Role.PARAMETER:
        frame += (f'<rect class="inner" x="2.5" y="2.5" width="{_n(width - 5)}"'
                  f' height="{_n(height - 5)}" rx="1"/>')
    return frame


def _legend(picture: Picture, y: float) -> tuple[str, float]:
    """One small frame and a word for each role that occurs, and how wide that is."""
    font = DENSE_FONT if is_dense(picture) else SMALL_FONT
    parts, x = [], 0.0
    for role in Role:
        if any(box.role is role for box in picture.boxes):
            parts.append(
                f'<g class="{role.value}" transform="translate({_n(x)},{_n(y - 12)})">'
                f'{_frame(role, 26, 16)}<text class="small" x="33" y="12">{role.value}</text></g>'
            )
            x += 33 + _width(role.value, font) + 20
    return "".join(parts), x


def _caption(picture: Picture, width: float) -> list[str]:
    """The caption in lines that are no wider than the picture, as far as words allow."""
    font = DENSE_FONT if is_dense(picture) else SMALL_FONT
    lines: list[str] = []
    for word in picture.caption.split():
        if lines and _width(f"{lines[-1]} {word}", font) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
