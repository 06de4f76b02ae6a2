"""Graphviz: the words of a picture as a DOT label, and its program ``dot``, where there is one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sysconfig
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from minigrad.draw.frames import LABEL_STRIP, Nest
from minigrad.draw.layers import ranks
from minigrad.draw.layout import Spacing
from minigrad.draw.model import Box, Picture, Role
from minigrad.draw.strokes import Layout, Point, Rect, Stroke
from minigrad.draw.text import columns, padded
from minigrad.errors import MinigradError

#: How long ``dot`` may take: on long chains it needs minutes.
SECONDS = 10

#: ``dot`` is not asked above this many layers crossed by all lines together. What it does grows
#: with that and not with the boxes: 1 000 in a chain take 0.1 s, 300 that share a leaf 10 s.
LONGEST_LINES = 3000

#: Nor above this many boxes: with frames, 2 000 of them take it a minute.
MOST_BOXES = 600

POINTS_PER_INCH = 72

#: What `pip install 'minigrad-course[dot]'` brings.
PURE = "graphviz-pure"

GRAPHVIZ = """install Graphviz:
    Debian, Ubuntu   sudo apt-get install graphviz
    macOS            brew install graphviz
    Windows          winget install Graphviz.Graphviz
    conda            conda install -c conda-forge graphviz"""

INSTALL = f"""`pip install 'minigrad-course[dot]'` (PNG, not PDF), or {GRAPHVIZ}"""

FRAMES = {
    Role.OPERATION: {"style": "rounded,filled", "fillcolor": "#f5f7fa", "color": "#8792a0"},
    Role.PARAMETER: {"style": "filled", "fillcolor": "#fff6e0", "color": "#a07a2c",
                     "peripheries": "2"},
    Role.CONSTANT: {"style": "dashed,filled", "fillcolor": "#ffffff", "color": "#8792a0"},
    Role.MODULE: {"style": "filled", "fillcolor": "#e3ebf6", "color": "#55749c"},
    Role.FAILED: {"style": "rounded,filled", "fillcolor": "#fde3e1", "color": "#b3261e"},
}


class GraphvizError(MinigradError, RuntimeError):
    """Graphviz is not there, failed, or took too long."""


def label_of(picture: Picture, box: Box) -> str:
    r"""The words of one box in DOT: each line ends with ``\l``, which puts it on the left."""
    name, made = picture.title(box)
    title = f"{name} = {made}" if name and made else name or made
    lines = [f"{title}  {box.shape}" if box.shape else title]
    for label, field in box.fields:
        cells = field.cells or ((field.line,),)
        width = max(columns(number) for row in cells for number in row)
        for row, numbers in enumerate(cells):
            start = label if row == 0 else " " * len(label)
            lines.append("  ".join([start, *(padded(n, width, right=True) for n in numbers)]))
    return "".join(_escaped(line) + r"\l" for line in lines)


def _escaped(text: str) -> str:
    """DOT reads backslashes as commands, ``&…;`` as characters, and quotes as ends."""
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;")


def layout_by_dot(nest: Nest, direction: str, spacing: Spacing) -> Layout | None:
    """Where Graphviz would put these boxes; None if it is not there or does not answer."""
    if len(nest.sizes) > MOST_BOXES:
        return None
    rank = ranks(len(nest.sizes), nest.edges)
    if sum(rank[target] - rank[source] for source, target in nest.edges) > LONGEST_LINES:
        return None
    if not find_engine():
        return None
    try:
        answer = json.loads(run_dot(asked(nest, direction, spacing), "json0"))
        layout = _read(answer, nest)
    except (GraphvizError, ValueError, KeyError, TypeError, AttributeError):
        return None
    complete = layout.size != (0, 0) and len(layout.strokes) == len(nest.edges)
    return layout if complete else None


def asked(nest: Nest, direction: str, spacing: Spacing) -> str:
    """Boxes, frames and lines without a word on them, in DOT: only places are asked for."""
    apart, below = (gap / POINTS_PER_INCH for gap in (spacing.side, spacing.layer))
    lines = [f"digraph{{rankdir={direction};nodesep={apart:.3f};ranksep={below:.3f}",
             'node[shape=box,fixedsize=true,label=""];edge[arrowhead=none]']
    lines += _framed(nest)
    for number, (source, target) in enumerate(nest.edges):
        lines.append(f'{source}->{target}[comment="{number}"]')
    return "\n".join([*lines, "}"])


def _framed(nest: Nest) -> list[str]:
    """The boxes, each within its frames."""
    within: dict[int, list[str]] = {-1: []}
    for frame in range(len(nest.parents)):
        # Room for the title, which is ours to write.
        wide, high = nest.titles[frame] / POINTS_PER_INCH, LABEL_STRIP / POINTS_PER_INCH
        room = (f'<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="{wide * 72:.0f}"'
                f' HEIGHT="{high * 72:.0f}" CELLPADDING="0"><TR><TD></TD></TR></TABLE>>')
        within[frame] = [f"subgraph cluster_{frame}{{margin=4;label={room}"]
    for place, (width, height) in enumerate(nest.sizes):
        across, down = width / POINTS_PER_INCH, height / POINTS_PER_INCH
        within[nest.inside[place]].append(f"{place}[width={across:.4f},height={down:.4f}]")
    for frame in reversed(range(len(nest.parents))):
        within[nest.parents[frame]] += [*within[frame], "}"]
    return within[-1]


def _read(answer: dict[str, Any], nest: Nest) -> Layout:
    """Read the format ``json0``: points, counted from the lower left corner."""
    _, _, width, height = _numbers(answer["bb"])

    def point(x: float, y: float) -> Point:
        return x, height - y

    centres: list[Point] = [(0.0, 0.0)] * len(nest.sizes)
    frames: list[Rect] = [(0.0, 0.0, 0.0, 0.0)] * len(nest.parents)
    for thing in answer.get("objects", []):
        name = thing["name"]
        if name.startswith("cluster_"):
            left, low, right, high = _numbers(thing["bb"])
            frames[int(name.removeprefix("cluster_"))] = (*point(left, high), right - left,
                                                          high - low)
        else:
            centres[int(name)] = point(*_numbers(thing["pos"]))
    strokes: dict[int, Stroke] = {}
    for line in answer.get("edges", []):
        points = [point(*_numbers(pair)) for pair in line["pos"].split()]
        number = int(line["comment"])
        strokes[number] = Stroke(*nest.edges[number], points)
    return Layout((width, height), centres, [strokes[n] for n in sorted(strokes)], frames)


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split(",")))


def find_engine() -> str | None:
    """The path of a program that lays out, looked for anew: it may just have been installed.

    ``dot`` is Graphviz itself; ``graphviz-pure`` is what pip can install, and asked likewise.
    """
    scripts = sysconfig.get_path("scripts")
    return shutil.which("dot") or shutil.which(PURE) or shutil.which(PURE, path=scripts)


def run_dot(source: str, form: str) -> bytes:
    """What ``dot`` makes of ``source``, in the format ``form``.

    Raises:
        GraphvizError: there is no ``dot``, it failed, or it took longer than ``SECONDS``.
    """
    program = find_engine()
    if program is None:
        raise GraphvizError(f"there is no program `dot` on PATH\n  hint: {INSTALL}")
    # Files and not pipes: a child of dot that lives on would hold a pipe open.
    with TemporaryFile() as given, TemporaryFile() as made, TemporaryFile() as complaint:
        given.write(source.encode())
        given.seek(0)
        command = [program, f"-T{form}"]
        try:
            process = subprocess.Popen(
                command, stdin=given, stdout=made, stderr=complaint, start_new_session=True
            )
        except OSError as error:
            raise GraphvizError(f"{program} does not start: {error.strerror}") from error
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            raise GraphvizError(f"dot was not ready after {SECONDS} seconds") from None
        finally:
            _end(process)
        made.seek(0)
        complaint.seek(0)
        if process.returncode:
            said = complaint.read().decode(errors="replace").strip()
            name = Path(program).stem
            hint = f"\n  hint: for {form.upper()}, {GRAPHVIZ}" if name == PURE else ""
            code = process.returncode
            raise GraphvizError(f"{name} ended with code {code}\n  it said: {said}{hint}")
        return made.read()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running, dot's own children included, whatever happened."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
