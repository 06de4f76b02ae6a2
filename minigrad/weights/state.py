"""Does a state fit a module? Which names are missing or unexpected, which arrays misshapen."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.shapes import Array
from minigrad.tensor import Tensor

#: Up to here every problem has a line of its own; more are put together where names are alike.
SINGLY = 16
#: So many lines are shown of each kind of problem; what is in the others is counted.
LINES = 12

#: What is to be said of each name that has a certain problem.
Details = Mapping[str, str]


class LeftOut(NamedTuple):
    """The names that loading passed over.

    missing: the module's, which keep their numbers
    unexpected: the state's, which nobody took
    """

    missing: list[str]
    unexpected: list[str]


def fitted(
    own: Mapping[str, Tensor], state: Mapping[str, Any], *, whose: str, strict: bool
) -> tuple[dict[str, Array], LeftOut]:
    """The new numbers of every tensor that ``state`` has, each a copy in the tensor's dtype.

    Raises:
        ArgumentError: something does not fit; it lists it all. If not ``strict``, names may be
            too many or too few.
    """
    arrays, unreadable = _arrays({name: state[name] for name in own if name in state})
    missing = [name for name in own if name not in state]
    unexpected = [name for name in state if name not in own]
    misshapen = {
        name: f": expected {own[name].shape}, got {array.shape}"
        for name, array in arrays.items()
        if own[name].shape != array.shape
    }
    problems: dict[str, Details] = {"misshapen": misshapen, "unreadable": unreadable}
    if strict:
        names = {"missing": missing, "unexpected": unexpected}
        problems = {kind: dict.fromkeys(names[kind], "") for kind in names} | problems
    if any(problems.values()):
        raise ArgumentError(_complaint(f"state does not fit {whose}", problems))
    # In C order: of a transposed view the numbers are moved, not only read in another order.
    new = {name: np.array(array, own[name].dtype, order="C") for name, array in arrays.items()}
    return new, LeftOut(missing, unexpected)


def _arrays(state: Mapping[str, Any]) -> tuple[dict[str, Array], Details]:
    """Each value as an array of real numbers; and, by name, what is none and why."""
    arrays, unreadable = {}, {}
    for name, value in state.items():
        try:
            arrays[name] = real(value)
        except ArgumentError as reason:
            unreadable[name] = f": {reason}"
    return arrays, unreadable


def real(value: Any) -> Array:
    """``value`` as an array of real numbers, even if it is a tensor of another library."""
    try:
        array = np.asarray(value)
    except (TypeError, ValueError, RuntimeError) as error:
        # PyTorch gives no array of bfloat16, and none of what still asks for a gradient.
        raise ArgumentError(str(error).partition("\n")[0]) from error
    if array.dtype.kind not in "fbiu":
        raise ArgumentError(f"real numbers are needed, and this is {array.dtype}")
    return array


def _complaint(title: str, problems: Mapping[str, Details]) -> str:
    """The title, a line for each problem or group of problems, and what to do."""
    found = {kind: details for kind, details in problems.items() if details}
    many = sum(len(details) for details in found.values()) > SINGLY
    if many:
        title += ": " + ", ".join(f"{len(details)} {kind}" for kind, details in found.items())
    lines = [title]
    for kind, details in found.items():
        shown = grouped(details) if many else [name + detail for name, detail in details.items()]
        lines += [f"  {kind:<10}  {line}" for line in shown]
    if any(name.endswith("in_proj_weight") for name in problems.get("unexpected", ())):
        lines.append("  hint: these names are PyTorch's; minigrad.weights.from_torch knows ours")
    return "\n".join(lines)


def grouped(details: Details) -> list[str]:
    """One line for all names that differ only in their numbers, and at most LINES lines.

    >>> grouped({"norm.bias": "", "layers.0.weight": " is new", "layers.1.weight": " is new"})
    ['norm.bias', 'layers.{0,1}.weight is new  (2 names)']
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for name, detail in details.items():
        alike.setdefault((re.sub(r"\d+", "#", name), detail), []).append(name)
    groups = [(group, detail) for (_, detail), names in alike.items() for group in _joined(names)]
    lines = [line + detail + f"  ({n} names)" * (n > 1) for (line, n), detail in groups]
    if len(lines) <= LINES:
        return lines
    rest = sum(n for (_, n), _ in groups[LINES:])
    return [*lines[:LINES], f"… and {rest} more"]


def _joined(names: list[str]) -> list[tuple[str, int]]:
    """Names that differ in their numbers as one, and how many: layers.{0,1,2}.weight, 3.

    Not all combinations of the numbers there? Then each name stands for itself.
    """
    columns = zip(*(re.split(r"(\d+)", name) for name in names), strict=True)
    texts = [list(dict.fromkeys(column)) for column in columns]
    if math.prod(len(column) for column in texts) != len(names):
        return [(name, 1) for name in names]
    return [("".join(map(_braced, texts)), len(names))]


def _braced(texts: list[str]) -> str:
    """One text as it is; several numbers in braces, a long run of them by its ends."""
    if len(texts) == 1:
        return texts[0]
    first, last = int(texts[0]), int(texts[-1])
    if len(texts) > 3 and [int(text) for text in texts] == list(range(first, last + 1)):
        return f"{{{first}…{last}}}"
    return "{" + ",".join(texts) + "}"
