"""A picture as lines of text, one for each value, in the order in which they were computed."""

from __future__ import annotations

from collections import Counter

from minigrad.draw.model import Box, Picture, Role
from minigrad.draw.text import Cells, columns, padded

#: More arguments than this are counted instead of written out, and so are more numbers.
MOST_ARGUMENTS = 6
MOST_NUMBERS = 4

#: The column of a row that holds the numbers.
DATA = 3


def listing(picture: Picture) -> str:
    """The whole picture as a table, ending with a newline."""
    names = Counter(box.name for box in picture.boxes)
    labels = [box.number or (box.name if box.name and names[box.name] == 1 else f"%{place}")
              for place, box in enumerate(picture.boxes)]
    rows = [_row(place, box, labels) for place, box in enumerate(picture.boxes)]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = [picture.summary()]
    for row in rows:
        # Numbers stand at the right of their column, and a column without content is left out.
        cells = [padded(cell, width, right=column == DATA)
                 for column, (cell, width) in enumerate(zip(row, widths, strict=True)) if width]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def _row(place: int, box: Box, labels: list[str]) -> tuple[str, ...]:
    grad = _inline(box.grad)
    return f"%{place}", _made(box, labels), box.shape, _inline(box.data), grad and f"grad {grad}"


def _made(box: Box, labels: list[str]) -> str:
    if box.role is not Role.OPERATION:
        return f"{box.name}  ({box.role.value})".strip()
    arguments = [labels[place] for place in box.inputs]
    if len(arguments) > MOST_ARGUMENTS:
        rest = len(arguments) - MOST_ARGUMENTS
        arguments = [*arguments[:MOST_ARGUMENTS], f"… {rest} more"]
    formula = box.formula(arguments)
    return f"{box.name} = {formula}" if box.name else formula


def _inline(cells: Cells) -> str:
    """``2``, ``[1.00 2.00]``, or nothing where the numbers would fill the line."""
    numbers = [number for row in cells for number in row]
    if len(numbers) == 1:
        return numbers[0]
    return f"[{' '.join(numbers)}]" if 0 < len(numbers) <= MOST_NUMBERS else ""
