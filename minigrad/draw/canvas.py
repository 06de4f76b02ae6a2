"""What an SVG needs: short numbers, estimated widths, an opening for all readers, pixels."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from collections.abc import Sequence
from html import escape

import numpy as np

from minigrad.draw.text import columns, printable, shortened

#: Widths are estimated: of common monospaced fonts, none has wider characters than this.
CHAR = 0.62

FONTS = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace"
#: The white around a picture, and the size of its title.
MARGIN, TITLE = 16, 13
INK, FAINT, LINE, PAPER = "#1d2430", "#56606e", "#c3cad3", "#ffffff"


def short(number: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")


def width_of(text: str, font: float) -> float:
    """About how wide ``text`` is in a font of this size."""
    return columns(text) * CHAR * font


def text_at(
    x: float, y: float, text: str, *, longest: int | None = None, turn: int = 0, more: str = ""
) -> str:
    """A line of text. What is longer than ``longest`` columns is cut, and whole when pointed at."""
    whole = printable(text)
    seen = whole if longest is None else shortened(whole, longest)
    tip = "" if seen == whole else f"<title>{escape(whole)}</title>"
    place = f'x="{short(x)}" y="{short(y)}"'
    if turn:
        place = f'transform="translate({short(x)},{short(y)})rotate({turn})"'
    return f"<text {place}{' ' * bool(more)}{more}>{tip}{escape(seen)}</text>"


def title_at(x: float, title: str) -> str:
    """The title of a whole picture, in its first line."""
    return text_at(x, MARGIN + TITLE - 2, title, more=f'font-size="{TITLE}" font-weight="700"')


def key_of(*contents: str) -> str:
    """What the ids of a picture begin with: the same for the same content, a letter first."""
    return "m" + hashlib.sha256("\0".join(contents).encode()).hexdigest()[:8]


def document(key: str, title: str, desc: str, size: tuple[float, float], body: str) -> str:
    """A whole SVG on white paper of its own: readable on any page, told to screen readers.

    Colours are attributes, not a style sheet: one picture's style reaches every other on a page.
    """
    width, height = short(size[0]), short(size[1])
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{key}-title'
        f' {key}-desc" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' style="max-width:100%;height:auto" font-family="{FONTS}" font-size="11" fill="{INK}">',
        f'<title id="{key}-title">{escape(printable(title))}</title>',
        f'<desc id="{key}-desc">{escape(printable(desc))}</desc>',
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        body,
        "</svg>",
        "",
    ])


def page(title: str, svg: str) -> str:
    """An HTML page that holds one picture and needs nothing else."""
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(printable(title))}</title>\n"
        f'<body style="margin:16px;background:{PAPER}">\n{svg}</body>\n</html>\n'
    )


def pixels(levels: np.ndarray, palette: Sequence[str]) -> str:
    """A picture with one pixel for each number of ``levels``, as an address that holds it.

    The numbers point into ``palette``, a list of at most 256 colours "#rrggbb".
    """
    rows, width = levels.shape
    # Each row of a PNG begins with the number of its filter: 0, none.
    lines = np.hstack([np.zeros((rows, 1), np.uint8), levels.astype(np.uint8)])
    colours = bytes.fromhex("".join(colour.removeprefix("#") for colour in palette))
    parts = [
        _chunk(b"IHDR", struct.pack(">2I5B", width, rows, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", colours),
        _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9)),
        _chunk(b"IEND", b""),
    ]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(parts)
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
