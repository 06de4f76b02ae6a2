"""Words and short pictures for what an answer gave: kinds, shapes, places, numbers, rows."""

from __future__ import annotations

import reprlib
from typing import Any, TypeGuard

import numpy as np

from minigrad import Parameter, Tensor
from minigrad.shapes import Array, Shape
from minigrad.words import say

#: How many columns a value may fill on one line, and how many neighbours a wrong number keeps.
WIDTH = 72
NEIGHBOURS = 3

_short = reprlib.Repr()
_short.maxlist = _short.maxtuple = _short.maxdict = _short.maxset = 12
_short.maxstring = _short.maxother = WIDTH


def is_tensor(thing: object) -> TypeGuard[Tensor]:
    """True for the engine's own Tensor and Parameter; a subclass could say what it likes."""
    return type(thing) in (Tensor, Parameter)


def is_array(thing: object) -> TypeGuard[Array]:
    """True for a plain NumPy array or a NumPy number."""
    return type(thing) is np.ndarray or isinstance(thing, np.generic)


def kind(thing: object) -> str:
    """What a thing is, in words: "a Tensor", "a NumPy array", "None", "a list"."""
    if thing is None:
        return "None"
    if is_tensor(thing):
        return say("a Tensor")
    if is_array(thing):
        return say("a NumPy array")
    return say("an object of type {name}", name=type(thing).__name__)


def facts(*rows: tuple[str, str], indent: int = 2) -> str:
    """One labelled fact per line, to stand under a sentence."""
    return "".join(f"\n{' ' * indent}{label:<9} {text}" for label, text in rows)


def axis_names(axes: str, ndim: int) -> list[str]:
    """The last ``ndim`` names of ``axes``; what stands before them are batch axes."""
    names = axes.replace("...", "").split()[-ndim:]
    return ["batch"] * (ndim - len(names)) + names


def sized(shape: Shape, axes: str = "") -> str:
    """A shape with the names of its axes: "(batch 2, queries 3, keys 5)"."""
    if not axes or not shape:
        return str(shape)
    names = axis_names(axes, len(shape))
    return f"({', '.join(f'{name} {size}' for name, size in zip(names, shape, strict=True))})"


def place(index: Shape, axes: str = "", ndim: int | None = None) -> str:
    """Where a number stands: "batch 0, queries 2", or "[0, 2]" where no axis has a name.

    An index of the first few axes only needs ``ndim``, the number of axes that there are.
    """
    if not axes:
        return str(list(index))
    names = axis_names(axes, ndim or len(index))
    return ", ".join(f"{name} {i}" for name, i in zip(names, index, strict=False))


def number(value: Any, digits: int = 4) -> str:
    """A number in so many significant digits; a whole number in all of its own."""
    if isinstance(value, (bool, np.bool_, int, np.integer)):
        return str(value)
    return f"{float(value):.{digits}g}"


def told_apart(want: Any, got: Any) -> tuple[str, str]:
    """Both numbers in as few digits as show that they differ."""
    for digits in range(4, 18):
        pair = number(want, digits), number(got, digits)
        if pair[0] != pair[1]:
            break
    return pair


def rows(want: Array, got: Array, index: Shape) -> tuple[str, str]:
    """The rows in which a number stands, one under the other; of long ones, the part near it."""
    start, stop = max(0, index[-1] - NEIGHBOURS), index[-1] + NEIGHBOURS + 1
    columns = [
        [number(row[index[:-1]][column]) for row in (want, got)]
        for column in range(start, min(stop, want.shape[-1]))
    ]
    widths = [max(map(len, column)) for column in columns]
    before, behind = "… " * (start > 0), " …" * (stop < want.shape[-1])
    upper, lower = (
        "  ".join(f"{text:<{width}}" for text, width in zip(line, widths, strict=True))
        for line in zip(*columns, strict=True)
    )
    return before + upper.rstrip() + behind, before + lower.rstrip() + behind


def line(value: object) -> str:
    """Any value on one line: an array by its shape and first numbers, the rest cut short."""
    if is_tensor(value):
        return line(value.data)
    if not is_array(value):
        return _short.repr(value)
    array = np.asarray(value)
    if not array.ndim:
        return number(array[()])
    text = " ".join(np.array2string(array, precision=4, threshold=200).split())
    text = text if len(text) <= WIDTH else f"{text[: WIDTH - 2]} …"
    return f"{array.shape} = {text}".replace("[ ", "[")
