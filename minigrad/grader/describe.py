"""Words and short forms for what an answer gave: kinds, shapes, places, numbers, inputs."""

from __future__ import annotations

import reprlib
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeGuard

import numpy as np

from minigrad import Parameter, Tensor
from minigrad.shapes import Array, Shape
from minigrad.words import say

#: How many columns a value may fill on one line, and how many numbers of an array.
WIDTH = 72
NUMBERS = 24

#: What Python's own types are called.
PLAIN: dict[type, str] = {
    bool: "a boolean", int: "a whole number", float: "a number", str: "a string",
    list: "a list", tuple: "a tuple", dict: "a dict", set: "a set",
}

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
    if type(thing) in PLAIN:
        return say(PLAIN[type(thing)])
    return say("an object of type {name}", name=type(thing).__name__)


def columns(text: str) -> int:
    """How many columns of a terminal a text fills: 한 takes two, a combining accent none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def facts(*rows: tuple[str, str], indent: int = 2) -> str:
    """One labelled fact per line, to stand under a sentence."""
    return "".join(
        f"\n{' ' * indent}{label}{' ' * (9 - columns(label))} {text}" for label, text in rows
    )


def axis_names(axes: str, ndim: int) -> list[str]:
    """The last ``ndim`` names of ``axes``; an axis in front of them is the batch, or has none."""
    names = axes.replace("...", "").split()[-ndim:] if ndim else []
    extra = ndim - len(names)
    if extra == 1 and "batch" not in names:
        return ["batch", *names]
    return [say("axis {number}", number=i) for i in range(extra)] + names


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
    return f"{float(value) + 0.0:.{digits}g}"  # + 0.0 turns -0 into 0


def told_apart(want: Any, got: Any) -> tuple[str, str]:
    """Both numbers in as few digits as show that they differ."""
    for digits in range(4, 18):
        pair = number(want, digits), number(got, digits)
        if pair[0] != pair[1]:
            break
    return pair


def inputs(given: Mapping[str, object] | None) -> str:
    """The inputs on which something was seen: numbers on one line, each array on its own."""
    arrays, others = [], []
    for name, value in (given or {}).items():
        bare = value.data if is_tensor(value) else value
        if is_array(bare) and np.ndim(bare):
            arrays.append(f"{name} {_contents(np.asarray(bare))}")
        else:
            others.append(f"{name} = {line(bare)}")
    if all(len(text) < WIDTH // 3 for text in others):
        others = [", ".join(others)] if others else []
    labels = [say("given"), *[""] * (len(arrays) + len(others))]
    return facts(*zip(labels, others + arrays, strict=False))


def line(value: object) -> str:
    """Any value on one line: an array by its shape and its numbers, the rest cut short."""
    if is_tensor(value):
        return line(value.data)
    if not is_array(value):
        return _short.repr(value)
    array = np.asarray(value)
    return _contents(array) if array.ndim else number(array[()])


def _contents(array: Array) -> str:
    """The shape and all numbers of a small array; of a large one, how far its numbers reach."""
    shape, kind = str(array.shape), array.dtype.kind
    if kind not in "biuf" or not array.size:
        return shape
    if kind == "b":
        text = say("{shape} = {rows}  (1 is True)", shape=shape, rows=_rows(array))
        return text if len(text) <= WIDTH else shape
    if array.size <= (NUMBERS if kind == "f" else 4 * NUMBERS):
        text = " ".join(np.array2string(array, formatter={"float_kind": number}).split())
        text = f"{shape} = {text}".replace("[ ", "[")
        if len(text) <= WIDTH:
            return text
    low, high = number(array.min()), number(array.max())
    return say("{shape}, numbers from {low} to {high}", shape=shape, low=low, high=high)


def _rows(mask: Array) -> str:
    """The rows of a mask, its matrices apart: "10 11 | 00 11"."""
    if mask.ndim < 2:
        return "".join(str(int(entry)) for entry in mask)
    return (" | " if mask.ndim > 2 else " ").join(map(_rows, mask))
