"""Runs: where far too many boxes are left, those computed one after the other become one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from minigrad.draw.model import NO_GROUP, Box, Picture, Role, counted
from minigrad.words import say

#: More boxes than this are no picture, and more than this take too long to lay out.
MOST, MOST_IN_ALL = 1000, 10_000

#: How many boxes there are afterwards.
ABOUT = 200


def in_runs(
    picture: Picture, most: int, about: int = ABOUT
) -> tuple[Picture, list[int]] | None:
    """The picture with runs, and for each old box the number of its new one; None if it is fine."""
    if len(picture.boxes) <= most:
        return None
    numbers = run_numbers(picture, about)
    if numbers[-1] >= most:
        # Frames that change at every step leave no runs.
        picture = _without_frames(picture)
        numbers = run_numbers(picture, about)
    return joined(picture, numbers), numbers


def _without_frames(picture: Picture) -> Picture:
    boxes = tuple(replace(box, group=NO_GROUP) for box in picture.boxes)
    return replace(picture, boxes=boxes, groups=())


def run_numbers(picture: Picture, about: int) -> list[int]:
    """For each box the number of its run, in one sequence.

    A run is never interrupted, so no line leads out of it and back into it.
    """
    boxes = picture.boxes
    longest = -(-len(boxes) // about)
    numbers: list[int] = []
    length = 0
    for place, box in enumerate(boxes):
        same = place > 0 and box.group == boxes[place - 1].group and length < longest
        length = length + 1 if same else 1
        numbers.append(numbers[-1] + (not same) if numbers else 0)
    return numbers


def joined(picture: Picture, numbers: list[int]) -> Picture:
    """The picture with each run as one box."""
    runs: dict[int, list[Box]] = {}
    for box, number in zip(picture.boxes, numbers, strict=True):
        runs.setdefault(number, []).append(box)
    boxes = tuple(_run(number, run, numbers) for number, run in runs.items())
    caption = say(
        "{values} shown as {n} boxes: what was computed one after the other was put together",
        values=counted(picture.total, "value"), n=len(boxes))
    return replace(picture, boxes=boxes, caption=caption)


def _run(number: int, run: list[Box], numbers: list[int]) -> Box:
    sources = dict.fromkeys(numbers[place] for box in run for place in box.inputs)
    inputs = tuple(source for source in sources if source != number)
    if len(run) == 1:
        arguments = tuple(numbers[argument] if isinstance(argument, int) else argument
                          for argument in run[0].arguments)
        lines = tuple(numbers[place] for place in run[0].inputs)
        return replace(run[0], arguments=arguments, inputs=lines)
    return replace(
        run[-1], role=Role.MODULE, name=counted(len(run), "value"), cls=_ops(run), op="",
        data=None, grad=None, arguments=(), inputs=inputs, count=1, path="",
        nodes=tuple(node for box in run for node in box.nodes),
    )


def _ops(run: list[Box]) -> str:
    """The most frequent ops: ``mul ×30, add ×10``."""
    often = Counter(box.op or box.role.value for box in run).most_common(2)
    return ", ".join(f"{op} ×{count}" for op, count in often)
