"""Graphviz: the words of a picture as a DOT label, and its program ``dot``, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from tempfile import TemporaryFile

from minigrad.draw.layers import Edge, ranks
from minigrad.draw.layout import Layout, Size, Stroke
from minigrad.draw.model import Box, Picture, Role
from minigrad.draw.text import columns, padded
from minigrad.errors import MinigradError

#: How long ``dot`` may take: on long chains it needs minutes.
SECONDS = 10

#: ``dot`` is not asked above this many layers crossed by all lines together. What it does grows
#: with that and not with the boxes: 1 000 in a chain take 0.1 s, 300 that share a leaf 10 s.
LONGEST_LINES = 3000

POINTS_PER_INCH = 72

INSTALL = """install Graphviz:
    Debian, Ubuntu   sudo apt-get install graphviz
    macOS            brew install graphviz
    Windows          winget install Graphviz.Graphviz
    conda            conda install -c conda-forge graphviz"""

FRAMES = {
    Role.OPERATION: {"style": "rounded,filled", "fillcolor": "#f5f7fa", "color": "#8792a0"},
    Role.PARAMETER: {"style": "filled", "fillcolor": "#fff6e0", "color": "#a07a2c",
                     "peripheries": "2"},
    Role.CONSTANT: {"style": "dashed,filled", "fillcolor": "#ffffff", "color": "#8792a0"},
}


class GraphvizError(MinigradError, RuntimeError):
    """Graphviz is not there, failed, or took too long."""


def label_of(picture: Picture, box: Box) -> str:
    r"""The words of one box in DOT: each line ends with ``\l``, which puts it on the left."""
    name, made = picture.title(box)
    title = f"{name} = {made}" if name and made else name or made
    lines = [f"{title}  {box.shape}" if box.shape else title]
    for label, cells in box.fields:
        width = max(columns(number) for row in cells for number in row)
        for row, numbers in enumerate(cells):
            start = label if row == 0 else " " * len(label)
            lines.append("  ".join([start, *(padded(n, width, right=True) for n in numbers)]))
    return "".join(_escaped(line) + r"\l" for line in lines)


def _escaped(text: str) -> str:
    """DOT reads backslashes as commands, ``&…;`` as characters, and quotes as ends."""
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;")


def layout_by_dot(
    sizes: Sequence[Size], edges: Sequence[Edge], direction: str
) -> Layout | None:
    """Where ``dot`` would put boxes of these sizes; None if it is not there or does not answer."""
    rank = ranks(len(sizes), edges)
    if sum(rank[target] - rank[source] for source, target in edges) > LONGEST_LINES:
        return None
    if not find_dot():
        return None
    lines = [f"digraph{{rankdir={direction};nodesep=0.22;ranksep=0.5",
             'node[shape=box,fixedsize=true,label=""];edge[arrowhead=none]']
    for place, (width, height) in enumerate(sizes):
        across, down = width / POINTS_PER_INCH, height / POINTS_PER_INCH
        lines.append(f"{place}[width={across:.4f},height={down:.4f}]")
    lines += [f"{source}->{target}" for source, target in edges]
    try:
        layout = _read_plain(run_dot("\n".join([*lines, "}"]), "plain").decode(), len(sizes))
    except (GraphvizError, ValueError, IndexError):
        return None
    complete = layout.size != (0, 0) and len(layout.strokes) == len(edges)
    return layout if complete else None


def _read_plain(text: str, boxes: int) -> Layout:
    """Read the format ``plain``: inches, counted from the lower left corner."""
    centres = [(0.0, 0.0)] * boxes
    strokes: list[Stroke] = []
    width = height = 0.0

    def point(x: str, y: str) -> tuple[float, float]:
        return float(x) * POINTS_PER_INCH, height - float(y) * POINTS_PER_INCH

    for line in text.splitlines():
        kind, *rest = line.split()
        if kind == "graph":
            width, height = (float(inches) * POINTS_PER_INCH for inches in rest[1:3])
        elif kind == "node":
            centres[int(rest[0])] = point(rest[1], rest[2])
        elif kind == "edge":
            numbers = rest[3 : 3 + 2 * int(rest[2])]
            points = [point(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
            strokes.append(Stroke(int(rest[0]), int(rest[1]), points))
    return Layout((width, height), centres, strokes)


def find_dot() -> str | None:
    """The path of ``dot``, looked for anew each time: it may just have been installed."""
    return shutil.which("dot")


def run_dot(source: str, form: str) -> bytes:
    """What ``dot`` makes of ``source``, in the format ``form``.

    Raises:
        GraphvizError: there is no ``dot``, it failed, or it took longer than ``SECONDS``.
    """
    program = find_dot()
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
            raise GraphvizError(f"dot ended with code {process.returncode}\n  it said: {said}")
        return made.read()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running, dot's own children included, whatever happened."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
