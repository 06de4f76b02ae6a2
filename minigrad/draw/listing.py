"""A picture as lines of text, one for each value, in the order in which they were computed."""

from __future__ import annotations

from collections import Counter

from minigrad.draw.fields import Field
from minigrad.draw.model import Box, Picture, Role
from minigrad.draw.text import columns, padded

#: More arguments than this are counted instead of written out, and so are more numbers.
MOST_ARGUMENTS = 6
MOST_NUMBERS = 4

#: The column of a row that holds the numbers.
DATA = 3


def listing(picture: Picture) -> str:
    """The whole picture as a table, ending with a newline."""
    labels = _labels(picture)
    rows = [_row(picture, place, box, labels) for place, box in enumerate(picture.boxes)]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = [picture.summary()]
    for row in rows:
        # Numbers stand at the right of their column, and a column without content is left out.
        cells = [padded(cell, width, right=column == DATA)
                 for column, (cell, width) in enumerate(zip(row, widths, strict=True)) if width]
        lines.append("  ".join(cells).rstrip())
    return "\n".join([*lines, picture.caption] if picture.caption else lines) + "\n"


def _labels(picture: Picture) -> list[str]:
    """What formulas call each box: its name, or its path where others have that name, too."""
    names = Counter(box.name for box in picture.boxes)
    paths = [_path(picture, box) for box in picture.boxes]
    often = Counter(paths)
    return [
        box.number or (
            box.name if box.name and names[box.name] == 1
            else path if box.name and often[path] == 1 else f"%{place}")
        for place, (box, path) in enumerate(zip(picture.boxes, paths, strict=True))
    ]


def _path(picture: Picture, box: Box) -> str:
    around = picture.groups[box.group].path if box.group >= 0 else ""
    return box.path or ".".join(filter(None, (around, box.name)))


def _row(picture: Picture, place: int, box: Box, labels: list[str]) -> tuple[str, ...]:
    grad = _inline(box.grad)
    made = _indent(picture, box) + _made(box, labels)
    return f"%{place}", made, box.shape, _inline(box.data), grad and f"grad {grad}"


def _indent(picture: Picture, box: Box) -> str:
    """The path of the module that a value stands in."""
    if not picture.groups or box.group < 0:
        return ""
    group = picture.groups[box.group]
    return f"{group.path or group.cls}: "


def _made(box: Box, labels: list[str]) -> str:
    times = f" ×{box.count}" if box.count > 1 else ""
    if box.role is Role.MODULE:
        sources = ", ".join(labels[place] for place in box.inputs[:MOST_ARGUMENTS])
        name = f"{box.name} = " if box.name and box.name != box.cls else ""
        return f"{name}{box.cls}({sources}){times}"
    if not box.op:
        return f"{box.name}  ({box.role.value})".strip()
    arguments = [argument if isinstance(argument, str) else labels[argument]
                 for argument in box.arguments]
    if len(arguments) > MOST_ARGUMENTS:
        rest = len(arguments) - MOST_ARGUMENTS
        arguments = [*arguments[:MOST_ARGUMENTS], f"… {rest} more"]
    formula = box.formula(arguments) + times
    return f"{box.name} = {formula}" if box.name else formula


def _inline(field: Field | None) -> str:
    """``2``, ``[1.00 2.00]``, or nothing where the numbers would fill the line."""
    if field is None:
        return ""
    numbers = [number for row in field.cells for number in row]
    if len(numbers) == 1 or not numbers:
        return field.single
    return f"[{' '.join(numbers)}]" if len(numbers) <= MOST_NUMBERS else ""
