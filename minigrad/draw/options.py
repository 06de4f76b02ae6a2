"""What a reader may ask of a drawing, checked once."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from minigrad.draw.calls import NOWHERE, Graph
from minigrad.draw.repeats import Repeats
from minigrad.errors import ArgumentError
from minigrad.words import say

DIRECTIONS = ("LR", "TB")
SHOWS = ("name", "shape", "op", "value", "grad")


@dataclass(frozen=True, slots=True)
class Options:
    """See :func:`minigrad.draw` for what they mean."""

    direction: str = ""
    depth: int | str | None = "auto"
    expand: tuple[str, ...] = ()
    collapse: tuple[str, ...] = ()
    fold: bool | None = None
    show: tuple[str, ...] | None = None
    names: Mapping[Any, Any] = field(default_factory=dict)
    axes: Mapping[Any, Any] = field(default_factory=dict)

    def shows(self, what: str, whole: bool) -> bool:
        """True if this is to be seen; numbers are left out of pictures that leave out values."""
        if self.show is not None:
            return what in self.show
        return whole or what not in ("value", "grad")


def checked(
    direction: str | None, depth: int | str | None, expand: str | Iterable[str],
    collapse: str | Iterable[str], fold: bool | None, show: str | Iterable[str] | None,
    names: Mapping[Any, Any] | None, axes: Mapping[Any, Any] | None,
) -> Options:
    """The options, or an error that says what may be asked for."""
    if direction not in (*DIRECTIONS, None):
        raise ArgumentError(say(
            "there is no such direction\n"
            "  expected  'LR' (left to right) or 'TB' (top to bottom)\n"
            "  got       {direction!r}",
            direction=direction,
        ))
    whole = isinstance(depth, int) and not isinstance(depth, bool) and depth >= 0
    if not whole and depth not in ("auto", None):
        raise ArgumentError(say(
            "there is no such depth\n"
            "  expected  0, 1, 2, … levels of open modules, None for everything, or 'auto'\n"
            "  got       {depth!r}",
            depth=depth,
        ))
    wanted = None if show is None else _several(show)
    if unknown := [what for what in wanted or () if what not in SHOWS]:
        raise ArgumentError(say(
            "there is no such thing to show\n"
            "  expected  {known}\n"
            "  got       {unknown!r}",
            known=", ".join(map(repr, SHOWS)), unknown=unknown[0],
        ))
    return Options(direction or "", depth, _several(expand), _several(collapse), fold, wanted,
                   names or {}, axes or {})


def _several(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def ids_of(names: Mapping[Any, Any]) -> dict[int, str]:
    """``{id(thing): name}`` from names to things or things to names; the first name counts.

    ``locals()`` holds more than nodes, and things that compare in ways of their own, so identity
    is all that is asked of them. A notebook's own ``_`` and ``_12`` name nothing. What lies in a
    list is called ``layers.0``.
    """
    called: dict[int, str] = {}
    for key, value in names.items():
        name, thing = (key, value) if isinstance(key, str) else (str(value), key)
        if not re.fullmatch(r"_+\d*", name):
            called.setdefault(id(thing), name)
            if isinstance(thing, (list, tuple)):
                for number, part in enumerate(thing):
                    called.setdefault(id(part), f"{name}.{number}")
    return called


class Opened:
    """Which calls are open: down to some depth, except for what was asked for by name."""

    def __init__(self, graph: Graph, repeats: Repeats, options: Options) -> None:
        self.calls = graph.calls
        self._open: set[int] = set()
        for call in _matching(graph, repeats, options.expand):
            self._open.update(graph.around(call))
        self._closed = _matching(graph, repeats, options.collapse)
        self._outer = {call.parent for call in graph.calls}
        self._ops = Counter(scope for scope, inputs in zip(graph.scope, graph.inputs, strict=True)
                            if inputs)

    def to(self, depth: int, *, frames: str = "all") -> Callable[[int], bool]:
        """Whether a call is open when all above this depth are.

        ``frames`` "many" leaves those closed that hold a single op, "modules" those that hold ops
        alone.
        """
        def is_open(call: int) -> bool:
            if call in self._closed:
                return False
            if call in self._open:
                return True
            innermost = call not in self._outer
            small = frames == "modules" or (frames == "many" and self._ops[call] < 2)
            return self.calls[call].depth < depth and not (innermost and small)

        return is_open


def _matching(graph: Graph, repeats: Repeats, patterns: tuple[str, ...]) -> set[int]:
    """The calls whose path or class matches one of the patterns."""
    found: set[int] = set()
    for pattern in patterns:
        matching = {
            repeats.call_twin.get(number, number) for number, call in enumerate(graph.calls)
            if any(fnmatchcase(name, pattern) for name in (call.path, call.kind) if name)
        }
        if not matching:
            raise ArgumentError(_nothing_matches(graph, pattern))
        found |= matching
    return found - {NOWHERE}


def _nothing_matches(graph: Graph, pattern: str) -> str:
    known = list(dict.fromkeys(
        name for call in graph.calls for name in (call.path, call.kind) if name))
    if not known:
        return say("no module is called {pattern!r}: this was computed without any",
                   pattern=pattern)
    near = difflib.get_close_matches(pattern, known, n=3) or known[:6]
    return say(
        "no module is called {pattern!r}\n"
        "  expected  a path, a class or a pattern, such as {near}\n"
        "  got       {pattern!r}",
        pattern=pattern, near=", ".join(near),
    )
