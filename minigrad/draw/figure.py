"""Figure: what a heat map and a curve have in common, which is every way out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minigrad.draw.canvas import document, key_of, page
from minigrad.draw.files import check_path, write
from minigrad.draw.text import columns, shortened
from minigrad.errors import ArgumentError
from minigrad.words import say

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

#: A piece of a line and its style, as rich writes it: "#1d2430 on #ffe0c2"; "" is none.
Run = tuple[str, str]
Line = Sequence[Run]

#: How wide the text is for those who do not say, and for those who ask for less than there can be.
WIDTH, NARROWEST = 80, 20

SUFFIXES = (".svg", ".html", ".txt")

#: What stands in for a character where there is nothing but ASCII, each as wide as the other.
PLAIN = str.maketrans("░▒▓█−·…↓→│─└┼┤┬▁▂▃▄▅▆▇", ".:+#-.~v>|-++|+_.,-=+*")


class Figure:
    """A picture that is whole in itself: what it was made of may change or go."""

    title: str

    def desc(self) -> str:
        """The picture in a sentence or two, for those who do not see it."""
        raise NotImplementedError

    def body(self, key: str) -> tuple[str, tuple[float, float]]:
        """The ink, ids beginning with ``key``, and the width and height of the whole."""
        raise NotImplementedError

    def lines(self, width: int, color: bool, ascii: bool) -> Iterator[Line]:
        """The picture in characters."""
        raise NotImplementedError

    # -- the forms it takes ----------------------------------------------------------------

    def svg(self, prefix: str | None = None) -> str:
        """The picture as SVG. Its ids begin with ``prefix``, else with a key of its content."""
        if prefix is not None and not re.fullmatch(r"[A-Za-z_][\w.-]*", prefix, re.ASCII):
            raise ArgumentError(
                say("ids cannot begin like that\n"
                    "  expected  a letter, then letters, digits, '-', '_' or '.'\n"
                    "  got       {prefix!r}", prefix=prefix)
            )
        key = prefix or key_of(self.title, self.desc(), self.body("m")[0])
        body, size = self.body(key)
        return document(key, self.title, self.desc(), size, body)

    def text(self, width: int | None = None, color: bool = False, ascii: bool = False) -> str:
        """The picture in at most ``width`` columns; ``color`` True brings codes of a terminal."""
        lines = self._fitted(WIDTH if width is None else width, color, ascii)
        return "".join("".join(_coded(run, color) for run in line) + "\n" for line in lines)

    def _fitted(self, width: int, color: bool, ascii: bool) -> Iterator[Line]:
        width = max(width, NARROWEST)
        for line in self.lines(width, color, ascii):
            for part in _wrapped(line, width):
                yield [(text.translate(PLAIN), style) for text, style in part] if ascii else part

    def print(self) -> None:
        """Show it in the terminal, with colours where there are any."""
        from rich.console import Console

        Console(highlight=False, markup=False, emoji=False).print(self, soft_wrap=True)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        # With 16 colours, most cells of a heat map would be white or yellow.
        color = console.color_system in ("256", "truecolor") and not console.no_color
        ascii = not _encodable("".join(map(chr, PLAIN)) + "⣿", console.encoding)
        for line in self._fitted(options.max_width, color, ascii):
            runs = [(_encoded(text, console.encoding), style) for text, style in line]
            yield Text.assemble(*runs, no_wrap=True, overflow="ignore")

    # -- files and notebooks ---------------------------------------------------------------

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a file whose suffix says in which form, and return its path.

        Raises:
            ArgumentError: no such form, or no such folder.
        """
        path = Path(path)
        suffix = path.suffix.lower()
        if suffix in (".png", ".pdf"):
            raise ArgumentError(_not_pixels(path))
        check_path(path, SUFFIXES)
        if suffix == ".txt":
            return write(path, self.text())
        svg = self.svg()
        return write(path, page(self.title, svg) if suffix == ".html" else svg)

    def _repr_svg_(self) -> str | None:
        """For a notebook: showing a value must not fail, whatever goes wrong."""
        try:
            return self.svg()
        except Exception:
            return None

    def _repr_mimebundle_(
        self,
        include: Iterable[str] | None = None,
        exclude: Iterable[str] | None = None,
        **_: Any,
    ) -> dict[str, str]:
        """The picture and, for what cannot show one, its characters."""
        forms = {"image/svg+xml": self._repr_svg_, "text/plain": self.text}
        wanted = (set(forms) if include is None else set(include)) - set(exclude or ())
        shown = {form: make() for form, make in forms.items() if form in wanted}
        return {form: text for form, text in shown.items() if text is not None}

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.title}>"


def _wrapped(line: Line, width: int) -> Iterator[Line]:
    """A line without blanks at its end; a sentence that is too long goes on in the next line."""
    if len(line) != 1 or columns(line[0][0].rstrip()) <= width:
        runs = list(line)
        while runs and not runs[-1][1] and not runs[-1][0].strip():
            runs.pop()
        yield [*runs[:-1], (runs[-1][0].rstrip(), "")] if runs and not runs[-1][1] else runs
        return
    text, style = line[0]
    taken = ""
    for word in text.split():
        if taken and columns(f"{taken} {word}") > width:
            yield [(taken, style)]
            taken = ""
        taken = shortened(f"{taken} {word}".strip(), width)
    yield [(taken, style)]


def _coded(run: Run, color: bool) -> str:
    text, style = run
    if not color or not style:
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    # A style of our own: rich's are shared, and keep the codes of whoever rendered them first.
    known = Style.parse(style)
    own = Style(color=known.color, bgcolor=known.bgcolor, bold=known.bold, dim=known.dim)
    return own.render(text, color_system=ColorSystem.TRUECOLOR)


def _encodable(text: str, encoding: str) -> bool:
    return _encoded(text, encoding) == text


def _encoded(text: str, encoding: str) -> str:
    """A terminal that lacks a character shows a question mark; it must not end the program."""
    return text.encode(encoding, "replace").decode(encoding)


def _not_pixels(path: Path) -> str:
    return say(
        "{name} was not made: minigrad draws lines and text, not {kind}\n"
        "  expected  a name ending in {suffixes}\n"
        "  got       {suffix}\n"
        "  hint: .save({other!r}) opens in any browser, which prints it to PDF;\n"
        "        or `pip install matplotlib`, pass its axes as ax=, and save their figure",
        name=path.name, kind=path.suffix[1:].upper(), suffixes=", ".join(SUFFIXES),
        suffix=path.suffix, other=path.with_suffix(".svg").name,
    )
