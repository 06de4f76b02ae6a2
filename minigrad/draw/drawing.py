"""Drawing: a picture that notebooks show, that files hold, and that is DOT for everybody else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import graphviz

from minigrad.draw import dot, player
from minigrad.draw.arrange import arrange
from minigrad.draw.files import check_path, write
from minigrad.draw.listing import listing
from minigrad.draw.model import Picture
from minigrad.draw.options import Options
from minigrad.draw.svg import sizes_of, svg_of
from minigrad.draw.view import view_of
from minigrad.graph import Node

FONT = "Menlo,Consolas,DejaVu Sans Mono,monospace"

SUFFIXES = (".svg", ".html", ".dot", ".gv", ".txt", ".png", ".pdf")

#: More boxes than this one after the other are too wide for a screen, and run down the page.
MOST_STEPS_ACROSS = 7

#: A notebook gets the list of a larger graph: as a picture it would be wider than any screen.
MOST_BOXES_IN_A_NOTEBOOK = 1500


class Drawing(graphviz.Digraph):
    """A picture of a computation graph, made by :func:`minigrad.draw`.

    It is a ``graphviz.Digraph``, so DOT can be added to it by hand (``.attr``, ``.node``). What was
    added is known to Graphviz alone, so such a drawing needs its program ``dot``.
    """

    picture: Picture = Picture(())
    direction: str = "LR"
    options: Options = Options()
    #: The graph itself: what was drawn, and every node, numbered as ``Box.nodes`` says.
    outputs: tuple[Node, ...] = ()
    order: tuple[Node, ...] = ()
    box_of: dict[int, int] = {}  # noqa: RUF012  (never written into)
    _source_as_drawn: str | None = None

    @classmethod
    def of(cls, outputs: Sequence[Node], options: Options) -> Drawing:
        """The drawing of a graph. (A Digraph makes empty ones of its class, to copy itself.)"""
        view = view_of(outputs, options)
        picture = view.picture
        direction = options.direction or ("LR" if _is_short(picture) else "TB")
        drawing = cls(
            graph_attr={"rankdir": direction},
            node_attr={"shape": "box", "fontname": FONT, "fontsize": "11", "margin": "0.12,0.06"},
            edge_attr={"color": "#75808f", "arrowsize": "0.7"},
        )
        _fill(drawing, picture)
        drawing.picture, drawing.direction, drawing.options = picture, direction, options
        drawing.outputs, drawing.order, drawing.box_of = tuple(outputs), view.order, view.box_of
        drawing._source_as_drawn = drawing.source
        return drawing

    def copy(self) -> Drawing:
        """An independent copy, which knows the same picture."""
        twin = super().copy()
        for name in ("picture", "direction", "options", "outputs", "order", "box_of"):
            setattr(twin, name, getattr(self, name))
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
        sizes = sizes_of(self.picture)
        return svg_of(self.picture, arrange(self.picture, sizes, self.direction), sizes)

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

    def play(self, *, seed: Any = None) -> player.Player:
        """The page that steps through forward and backward, for a notebook to show."""
        return player.Player(player.page(self, seed=seed))

    # -- files -----------------------------------------------------------------------------

    def save(
        self,
        filename: str | os.PathLike[str] | None = None,
        directory: str | os.PathLike[str] | None = None,
        *,
        skip_existing: bool | None = False,
    ) -> Path:
        """Write the picture to a file whose suffix says in which form, and return its path.

        ``.svg`` needs nothing else; ``.html`` is a page that plays the gradients; ``.dot`` (or
        ``.gv``) is Graphviz's language, ``.txt`` the table; ``.png`` and ``.pdf`` need Graphviz.
        The file is complete or not there at all.

        Raises:
            ArgumentError: no such suffix, or no such folder.
            GraphvizError: Graphviz is needed and not there; the SVG was then written beside it.
        """
        path = Path(directory or self.directory, filename or self.filename)
        if skip_existing and path.exists():
            return path
        check_path(path, SUFFIXES)
        suffix = path.suffix.lower()
        if suffix == ".svg":
            return write(path, self.svg())
        if suffix == ".html":
            return write(path, player.page(self))
        if suffix in (".dot", ".gv"):
            return write(path, self.source)
        if suffix == ".txt":
            return write(path, self.text())
        return self._save_by_dot(path, suffix)

    def _save_by_dot(self, path: Path, suffix: str) -> Path:
        try:
            return write(path, dot.run_dot(self.source, suffix.lstrip(".")))
        except dot.GraphvizError as error:
            beside = write(path.with_suffix(".svg"), self.svg())
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


def _is_short(picture: Picture) -> bool:
    """True if a picture from left to right fits a screen."""
    steps: list[int] = []
    for box in picture.boxes:
        steps.append(1 + max((steps[place] for place in box.inputs), default=0))
    return not picture.caption and max(steps, default=0) <= MOST_STEPS_ACROSS


def _fill(drawing: graphviz.Digraph, picture: Picture) -> None:
    """Write the picture as DOT, each module a cluster."""
    clusters = [
        graphviz.Digraph(f"cluster_{number}", graph_attr={
            "label": group.title, "fontname": FONT, "fontsize": "11", "labeljust": "l",
            "style": "rounded", "color": "#c0631f" if group.count > 1 else "#8da6c6"})
        for number, group in enumerate(picture.groups)
    ]
    inside = dict(enumerate(clusters)) | {-1: drawing}
    for place, box in enumerate(picture.boxes):
        label = dot.label_of(picture, box)
        inside[box.group].node(f"n{place}", label, **dot.FRAMES[box.role])
    for number in reversed(range(len(clusters))):
        inside[picture.groups[number].parent].subgraph(clusters[number])
    for argument, result in picture.edges():
        drawing.edge(f"n{argument}", f"n{result}")
