"""Finding every generator of random numbers that a model draws from."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.graph import Node
from minigrad.packing import attributes

Generators = dict[str, np.random.Generator]


def generators_in(**parts: Any) -> Generators:
    """Every place at which a generator is found, as in ``model.dropout.rng``.

    One that several parts share is found at several places. Looked through are the attributes of
    objects, lists, tuples, sets and dicts, and what a function took along when it was defined.
    """
    seen: set[int] = set()
    return {path: rng for name, part in parts.items() for path, rng in _walk(part, name, seen)}


def _walk(part: Any, path: str, seen: set[int]) -> Iterator[tuple[str, np.random.Generator]]:
    if isinstance(part, np.random.Generator):
        yield path, part
    elif id(part) not in seen:
        children = _children(part)
        if children:
            seen.add(id(part))
        for name, child in children.items():
            yield from _walk(child, f"{path}.{name}", seen)


def _children(part: Any) -> Mapping[str, Any]:
    match part:
        case dict():
            return {str(key): value for key, value in part.items()}
        case list() | tuple() | set() | frozenset():
            return {str(index): value for index, value in enumerate(part)}
        case partial():
            return {"func": part.func, "args": part.args, "keywords": part.keywords}
        case types.MethodType():
            return {"self": part.__self__}
        case types.FunctionType():
            return _taken_along(part)
        case type() | types.ModuleType() | Node() | np.ndarray():
            return {}
    return attributes(part)


def _taken_along(function: types.FunctionType) -> dict[str, Any]:
    """A function's defaults, and the variables around it that it uses."""
    kept: dict[str, Any] = {"defaults": function.__defaults__, "options": function.__kwdefaults__}
    cells = function.__closure__ or ()
    for name, cell in zip(function.__code__.co_freevars, cells, strict=True):
        with suppress(ValueError):  # the variable has no value yet
            kept[name] = cell.cell_contents
    return kept


def refuse_other_generators(own: Generators, kept: Mapping[str, str]) -> None:
    """The generators must be found where they were found, and shared where they were shared.

    ``kept`` gives, for each place in the run that was saved, the first place of that generator.

    Raises:
        ArgumentError: they are not.
    """
    problems = [f"missing     {name}" for name in own if name not in kept]
    problems += [f"unexpected  {name}" for name in kept if name not in own]
    if not problems:
        problems = [
            f"expected  {one} and {other} to be {'one' if kept[one] == kept[other] else 'two'}"
            for one, other in combinations(own, 2)
            if (own[one] is own[other]) != (kept[one] == kept[other])
        ]
    if problems:
        raise ArgumentError(
            "the generators of random numbers are not those of the checkpoint\n  "
            + "\n  ".join(problems)
        )
