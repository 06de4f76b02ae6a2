"""Observations on their way from a worker to the judge: JSON, and nothing that could be run.

JSON knows None, truth, numbers, text and lists.  All else is an object with one key that says what
it is: {"tuple": […]}, {"array": […]}.  What is too large or of no plain type stays where it is and
is described in words.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from minigrad.grader.plain import Unlike
from minigrad.grader.record import Observation
from minigrad.shapes import Array
from minigrad.words import say

FIELDS = tuple(field.name for field in fields(Observation))
#: The arrays that may travel, by the name of their dtype.  Their bytes travel little end first.
DTYPES = {
    np.dtype(code).name: np.dtype(code).newbyteorder("<")
    for code in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")
}
#: How many bytes all that one check has seen may have, and how deep a value may be nested.
ROOM = 4 * 1024 * 1024
DEPTH = 20
#: How many binary digits a whole number may have: Python turns no longer ones into text.
DIGITS = 10_000


class Garbled(ValueError):
    """No worker of ours wrote this."""


@dataclass(frozen=True)
class Unsent:
    """A value that stayed where it was, described in words."""

    words: str

    def __repr__(self) -> str:
        return self.words


def packed(observations: Iterable[Observation]) -> list[list[Any]]:
    """What a check has seen, ready for JSON."""
    pack = _Packer().pack
    return [[pack(getattr(seen, field)) for field in FIELDS] for seen in observations]


def unpacked(data: Any) -> list[Observation]:
    """The observations again; Garbled if the data are not what ``packed`` gives."""
    try:
        return [_observation(dict(zip(FIELDS, map(_unpack, row), strict=True))) for row in data]
    except (TypeError, ValueError, RecursionError) as error:
        raise Garbled(str(error)) from None


class _Packer:
    """Packs values for as long as there is room for them."""

    def __init__(self) -> None:
        self.room = ROOM

    def pack(self, thing: Any, depth: int = 0) -> Any:
        thing = thing.item() if isinstance(thing, np.generic) else thing
        self.room -= _size(thing)
        if self.room < 0 or depth > DEPTH:
            self.room += _size(thing)
            return {"unsent": say("<more than a report can hold>")}
        kind = type(thing)
        if thing is None or kind in (bool, int, float, str):
            return thing
        if kind is np.ndarray:
            return _array(thing)
        if kind is list:
            return [self.pack(item, depth + 1) for item in thing]
        if kind in (tuple, set):
            return {kind.__name__: [self.pack(item, depth + 1) for item in thing]}
        if kind is dict:
            return {"dict": [self.pack(list(pair), depth + 1) for pair in thing.items()]}
        return {"unsent": repr(thing) if kind in (Unlike, Unsent) else f"<{kind.__name__}>"}


def _size(thing: Any) -> int:
    """About how many bytes a value takes, without what it holds; a bound on digits, too."""
    match thing:
        case np.ndarray():
            return thing.nbytes
        case str():
            return len(thing)
        case list() | tuple() | set() | dict():
            return 8 * len(thing)
        case int() if thing.bit_length() > DIGITS:
            return ROOM + 1
    return 8


def _array(array: Array) -> dict[str, Any]:
    name, shape = array.dtype.name, list(array.shape)
    if name not in DTYPES:
        return {"unsent": say("<an array of dtype {name}>", name=name)}
    raw = array.astype(DTYPES[name], order="C").tobytes()
    return {"array": [name, shape, base64.b64encode(raw).decode("ascii")]}


def _observation(values: dict[str, Any]) -> Observation:
    for field in ("key", "kind", "axes", "complaint"):
        if not (field == "complaint" and values[field] is None):
            values[field] = _words(values[field])
    given = values["given"]
    if not (given is None or (type(given) is dict and all(type(name) is str for name in given))):
        values["given"] = None
    return Observation(**values)


def _words(thing: Any) -> str:
    if not isinstance(thing, (str, Unsent)):
        raise Garbled("an observation is named and judged in words")
    return str(thing)


def _unpack(data: Any) -> Any:
    if isinstance(data, list):
        return [_unpack(item) for item in data]
    if not isinstance(data, dict):
        return data
    ((what, content),) = data.items()
    if what == "unsent" and isinstance(content, str):
        return Unsent(content)
    if what == "array":
        return _unpacked_array(*content)
    if what in UNPACK and isinstance(content, list):
        return UNPACK[what](_unpack(content))
    raise Garbled(what)


UNPACK: dict[str, Any] = {"tuple": tuple, "set": set, "dict": dict}


def _unpacked_array(name: str, shape: list[int], text: str) -> Array:
    dtype = DTYPES.get(name)
    sizes = all(type(size) is int and size >= 0 for size in shape)
    raw = base64.b64decode(text, validate=True)
    if dtype is None or not sizes or math.prod(shape) * dtype.itemsize != len(raw):
        raise Garbled(f"no array of {name}{shape}")
    # The copy is in this machine's own order, and may be written.
    return np.frombuffer(raw, dtype).reshape(shape).astype(dtype.newbyteorder("="))
