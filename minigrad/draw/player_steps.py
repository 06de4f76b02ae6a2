"""The steps of a player: the forward pass box by box, then each gradient as it arrives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from minigrad.draw.model import Box, Role, counted
from minigrad.draw.player_record import OUTSIDE, Arrival
from minigrad.draw.player_rules import rule
from minigrad.draw.player_scene import Scene

Phase = Literal["start", "forward", "seed", "backward"]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What one step says and what it lights up. Boxes and lines are numbers, −1 is none."""

    phase: Phase
    title: str
    rule: str = ""
    note: str = ""
    #: The box that works in this step, and the one to which a gradient comes.
    box: int = -1
    target: int = -1
    lines: tuple[int, ...] = ()
    #: What arrives; None where no gradient does, or where it is not shown.
    share: Any = None
    total: Any = None
    nth: int = 0
    #: How many gradients the target gets in all, and whether its box is the place of the sum.
    count: int = 0
    held: bool = False


def steps_of(scene: Scene, arrivals: Sequence[Arrival], *, given: bool = False) -> list[Step]:
    """All steps in order. ``given`` True: the user said what the gradient of the output is."""
    counts: dict[int, int] = {}
    for arrival in arrivals:
        counts[arrival.target] = arrival.nth
    return [
        _start(scene, bool(arrivals)),
        *_forward(scene),
        *(_seed(scene, arrival, counts[arrival.target], given)
          for arrival in arrivals if arrival.source == OUTSIDE),
        *_backward(scene, arrivals, counts),
    ]


def _start(scene: Scene, differentiable: bool) -> Step:
    note = "Nothing in this graph asks for a gradient, so there is no backward pass."
    if differentiable:
        note = "There are no gradients yet."
    elif any(box.role is Role.FAILED for box in scene.picture.boxes):
        note = "An op will fail, so there is no backward pass."
    return Step("start", "Inputs and parameters are known; nothing has been computed.", note=note)


def _forward(scene: Scene) -> Iterator[Step]:
    edges = scene.picture.edges()
    for place, box in enumerate(scene.picture.boxes):
        if scene.made(place):
            lines = tuple(line for line, (_, result) in enumerate(edges) if result == place)
            yield replace(_computed(scene, place, box), box=place, lines=lines)


def _computed(scene: Scene, place: int, box: Box) -> Step:
    """The words for one step forward."""
    label, made = scene.labels[place], scene.formula(place)
    if box.role is Role.MODULE:
        often = f", {box.count} times in a row" if box.count > 1 else ""
        return Step("forward", f"Forward through {label}",
                    note=f"{made}: {counted(len(box.nodes), 'value')}{often}")
    if box.role is Role.FAILED:
        return Step("forward", f"Forward: {label} fails", made, box.data.line if box.data else "")
    return Step("forward", f"Forward: {label}", f"{label} = {made}")


def _seed(scene: Scene, arrival: Arrival, count: int, given: bool) -> Step:
    box = scene.box_of[arrival.target]
    name = scene.labels[box]
    step = Step("seed", f"Backward begins at {name}", box=box, target=box, share=arrival.share,
                total=arrival.total, nth=arrival.nth, count=count,
                held=arrival.target in scene.shown_in)
    if given:
        return replace(step, rule=f"∂L/∂{name} is what was asked for")
    if getattr(scene.order[arrival.target].data, "size", 1) == 1:
        return replace(step, rule=f"∂L/∂{name} = 1", note=f"{name} is the L of all gradients.")
    return replace(
        step,
        rule=f"∂L/∂{name} is drawn at random",
        note="There is no loss here; a loss would hand down numbers like these.",
    )


def _backward(
    scene: Scene, arrivals: Sequence[Arrival], counts: dict[int, int]
) -> Iterator[Step]:
    """One step for each gradient; what comes to one value from one folded module is one step."""
    seen = [arrival for arrival in arrivals if arrival.source != OUTSIDE and _seen(scene, arrival)]
    for own, together in groupby(seen, lambda arrival: scene.box_of[arrival.source]):
        box = scene.picture.boxes[own]
        folded = box.role is Role.MODULE or box.count > 1
        for first, last in _by_target(together) if folded else ((one, one) for one in together):
            yield _arrives(scene, first, last, counts[first.target])


def _by_target(arrivals: Iterable[Arrival]) -> list[tuple[Arrival, Arrival]]:
    """The first and the last arrival at each target, the targets in the order of the last."""
    ends: dict[int, tuple[Arrival, Arrival]] = {}
    for arrival in arrivals:
        first, _ = ends.pop(arrival.target, (arrival, arrival))
        ends[arrival.target] = first, arrival
    return list(ends.values())


def _seen(scene: Scene, arrival: Arrival) -> bool:
    """True if it comes to a value that a box shows, or to a leaf inside of an op's box."""
    own, target = scene.box_of.get(arrival.source), scene.box_of.get(arrival.target)
    if own is None or target is None:
        return False
    if arrival.target in scene.shown_in:
        return True
    leaf, op = not scene.order[arrival.target].parents, bool(scene.picture.boxes[own].op)
    return own == target and leaf and op and arrival.source in scene.shown_in


def _arrives(scene: Scene, first: Arrival, last: Arrival, count: int) -> Step:
    """The step from one op or module to one value, with what came first and what came last."""
    source, target = scene.box_of[last.source], scene.box_of[last.target]
    held = last.target in scene.shown_in
    name = scene.labels[target] if held else scene.arguments(source)[last.argument]
    made = scene.formula(source) if scene.picture.boxes[source].op else ""
    return Step(
        "backward",
        f"Backward through {scene.labels[source]}" + (f" = {made}" if made else ""),
        f"∂L/∂{name} {'=' if count == 1 else '+='} {_rule(scene, source, last)}",
        _counted(name, first.nth, last.nth, count),
        box=source,
        target=target,
        lines=scene.lines(last.source, last.argument),
        share=last.share if first is last else None,
        total=last.total,
        nth=last.nth,
        count=count,
        held=held,
    )


def _rule(scene: Scene, source: int, arrival: Arrival) -> str:
    label = scene.labels[source]
    if scene.picture.boxes[source].role is Role.MODULE:
        return f"what comes through {label}"
    node = scene.order[arrival.source]
    return rule(node, arrival.argument, label, scene.arguments(source))


def _counted(name: str, first: int, last: int, count: int) -> str:
    if count == 1:
        return f"This is all of the gradient of {name}."
    which = f"{last}" if first == last else f"{first} to {last}"
    if last == count:
        return f"Contribution {which} of {count}: now the gradient of {name} is complete."
    return f"Contribution {which} of {count} to the gradient of {name}."
