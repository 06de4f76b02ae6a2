"""Somebody else's object as plain data.

An answer's objects may lie in ``__eq__``, ``__repr__`` or ``__len__``.  What is built here from
Python's own types has none of their methods left, and can be compared, printed and sent on.
"""

from __future__ import annotations

from typing import Any

import numpy as np

#: Each reads a subclass's value by the method of its base, so that an override has no say.
BARE: tuple[tuple[type, Any], ...] = (
    (int, int.__int__),
    (float, float.__float__),
    (str, str.__str__),
)


class Unlike:
    """An object that is none of Python's plain types: equal to itself and nothing else."""

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unlike) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __repr__(self) -> str:
        return f"<{type(self.thing).__name__}>"


def plain(thing: Any) -> Any:
    """The same value in Python's own types; NumPy's numbers become Python's."""
    kind = type(thing)
    if thing is None or kind is bool:
        return thing
    if issubclass(kind, np.generic):
        return np.array(thing).item()
    for base, bare in BARE:
        if issubclass(kind, base):
            return bare(thing)
    if issubclass(kind, list):
        return [plain(item) for item in list.__iter__(thing)]
    if issubclass(kind, tuple):
        return tuple(plain(item) for item in tuple.__iter__(thing))
    if issubclass(kind, dict):
        return {plain(key): plain(item) for key, item in dict.items(thing)}
    if issubclass(kind, set):
        return {plain(item) for item in set.__iter__(thing)}
    return Unlike(thing)


def same(got: Any, want: Any) -> bool:
    """True where two plain values agree in type and value; a whole number may stand for a float."""
    if type(got) is not type(want):
        return type(want) is float and type(got) is int and got == want
    if isinstance(want, (list, tuple)):
        return len(got) == len(want) and all(map(same, got, want))
    if isinstance(want, dict):
        return got.keys() == want.keys() and all(same(got[key], want[key]) for key in want)
    return bool(got == want)
