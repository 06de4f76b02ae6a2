"""Drawing: a picture that notebooks show, that files hold, and that is DOT for everybody else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import graphviz

from minigrad.draw import dot
from minigrad.draw.layout import layered
from minigrad.draw.listing import listing
from minigrad.draw.model import Picture
from minigrad.draw.svg import sizes_of, svg_of
from minigrad.errors import ArgumentError

FONT = "Menlo,Consolas,DejaVu Sans Mono,monospace"

SUFFIXES = (".svg", ".dot", ".gv", ".txt", ".png", ".pdf")

#: A notebook gets the list of a larger graph: as a picture it would be wider than any screen.
MOST_BOXES_IN_A_NOTEBOOK = 1500


class Drawing(graphviz.Digraph):
    """A picture of a computation graph, made by :func:`minigrad.draw`.

    It is a ``graphviz.Digraph``, so DOT can be added to it by hand (``.attr``, ``.node``). What was
    added is known to Graphviz alone, so such a drawing needs its program ``dot``.
    """

    picture: Picture = Picture(())
    direction: str = "LR"
    _source_as_drawn: str | None = None

    @classmethod
    def of(cls, picture: Picture, direction: str) -> Drawing:
        """The drawing of ``picture``. (A Digraph makes empty ones of its class, to copy itself.)"""
        drawing = cls(
            graph_attr={"rankdir": direction},
            node_attr={"shape": "box", "fontname": FONT, "fontsize": "11", "margin": "0.12,0.06"},
            edge_attr={"color": "#75808f", "arrowsize": "0.7"},
        )
        for place, box in enumerate(picture.boxes):
            drawing.node(f"n{place}", dot.label_of(picture, box), **dot.FRAMES[box.role])
        for argument, result in picture.edges():
            drawing.edge(f"n{argument}", f"n{result}")
        drawing.picture, drawing.direction = picture, direction
        drawing._source_as_drawn = drawing.source
        return drawing

    def copy(self) -> Drawing:
        """An independent copy, which knows the same picture."""
        twin = super().copy()
        twin.picture, twin.direction = self.picture, self.direction
        twin._source_as_drawn = self._source_as_drawn
        return twin

    def __repr__(self) -> str:
        return f"<Drawing of {self.picture.summary()}>"

    # -- the forms it takes ----------------------------------------------------------------

    def svg(self) -> str:
        """The picture as SVG: laid out by ``dot`` where there is one, otherwise by minigrad.

        Raises:
            GraphvizError: the drawing was changed by hand, and there is no ``dot`` to draw that.
        """
        if self.source != self._source_as_drawn:
            return self._svg_by_dot()
        sizes, edges = sizes_of(self.picture), self.picture.edges()
        layout = dot.layout_by_dot(sizes, edges, self.direction)
        return svg_of(self.picture, layout or layered(sizes, edges, self.direction), sizes)

    def _svg_by_dot(self) -> str:
        try:
            return dot.run_dot(self.source, "svg").decode()
        except dot.GraphvizError as error:
            raise dot.GraphvizError(
                f"this drawing was changed by hand, and only Graphviz can draw that: {error}"
            ) from None

    def text(self) -> str:
        """The graph as a table, one line for each value."""
        return listing(self.picture)

    def print(self) -> None:
        """Show the text in the terminal."""
        # A terminal that lacks a character shows a question mark; it must not end the program.
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        print(self.text().encode(encoding, "replace").decode(encoding), end="")

    # -- files -----------------------------------------------------------------------------

    def save(
        self,
        filename: str | os.PathLike[str] | None = None,
        directory: str | os.PathLike[str] | None = None,
        *,
        skip_existing: bool | None = False,
    ) -> Path:
        """Write the picture to a file whose suffix says in which form, and return its path.

        ``.svg`` needs nothing else; ``.dot`` (or ``.gv``) is Graphviz's language, ``.txt`` the
        table; ``.png`` and ``.pdf`` need Graphviz. The file is complete or not there at all.

        Raises:
            ArgumentError: no such suffix, or no such folder.
            GraphvizError: Graphviz is needed and not there; the SVG was then written beside it.
        """
        path = Path(directory or self.directory, filename or self.filename)
        if skip_existing and path.exists():
            return path
        _check(path)
        suffix = path.suffix.lower()
        if suffix == ".svg":
            return _write(path, self.svg())
        if suffix in (".dot", ".gv"):
            return _write(path, self.source)
        if suffix == ".txt":
            return _write(path, self.text())
        return self._save_by_dot(path, suffix)

    def _save_by_dot(self, path: Path, suffix: str) -> Path:
        try:
            return _write(path, dot.run_dot(self.source, suffix.lstrip(".")))
        except dot.GraphvizError as error:
            beside = _write(path.with_suffix(".svg"), self.svg())
            raise dot.GraphvizError(
                f"{path.name} was not made: {error}\n"
                f"  instead, {beside} was written, which shows the same graph"
            ) from None

    # -- notebooks -------------------------------------------------------------------------

    def _repr_svg_(self) -> str | None:
        """For a notebook: showing a value must not fail, whatever goes wrong."""
        if len(self.picture.boxes) > MOST_BOXES_IN_A_NOTEBOOK:
            return None
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
        """The picture and, for what cannot show one, the table."""
        forms = {"image/svg+xml": self._repr_svg_, "text/plain": self.text}
        wanted = (set(forms) if include is None else set(include)) - set(exclude or ())
        shown = {form: make() for form, make in forms.items() if form in wanted}
        return {form: text for form, text in shown.items() if text is not None}


def _check(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise ArgumentError(
            f"{path.name!r} does not say in which form to save\n"
            f"  expected  a name ending in {', '.join(SUFFIXES)}\n"
            f"  got       {path.suffix or 'no suffix'}"
        )
    if not path.parent.is_dir():
        raise ArgumentError(
            f"there is no folder to save {path.name} in\n"
            f"  expected  an existing folder\n"
            f"  got       {path.parent}"
        )


def _write(path: Path, content: str | bytes) -> Path:
    """Put ``content`` in its place at once: a reader sees the old file or the new one."""
    data = content.encode() if isinstance(content, str) else content
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path
