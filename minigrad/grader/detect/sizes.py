"""The sizes at hand, and those that a factor is made of: √6, where 6 is the last axis of query."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from minigrad.grader.describe import axis_names, number
from minigrad.grader.detect.evidence import Probe
from minigrad.words import say

#: What a factor may be of a size n, or of two, as it is written.
OF_ONE: dict[str, Callable[[float], float]] = {
    "{n}": lambda n: n,
    "1/{n}": lambda n: 1 / n,
    "√{n}": math.sqrt,
    "1/√{n}": lambda n: 1 / math.sqrt(n),
    "{n}²": lambda n: n * n,
    "1/{n}²": lambda n: 1 / (n * n),
}
OF_TWO: dict[str, Callable[[float, float], float]] = {
    "{n}/{m}": lambda n, m: n / m,
    "√{n}/√{m}": lambda n, m: math.sqrt(n / m),
}
#: Factors that have a name of their own.
CONSTANTS = {
    "π": math.pi, "2π": 2 * math.pi, "1/π": 1 / math.pi, "ln 2": math.log(2),
    "1/ln 2": 1 / math.log(2), "ln 10": math.log(10), "1/ln 10": 1 / math.log(10),
    "180/π": 180 / math.pi, "π/180": math.pi / 180,
}
#: Numbers whose root is recognised.
ROOTS = [n for n in range(2, 65) if math.isqrt(n) ** 2 != n]
#: Factors that need no size to explain them.
SIMPLE = (2, 0.5, -1)
#: So near must a factor be to what it is taken for.
NEAR = 1e-5

AXIS, ARGUMENT, WIDTH, GATHERED, SPREAD = range(5)


@dataclass(frozen=True)
class Size:
    """A size by what it is of (an axis of the result, an input …), and its name."""

    rank: int
    name: str


@dataclass(frozen=True)
class Named:
    """A factor as a form of one or two sizes."""

    form: str
    sizes: tuple[Size, ...]

    @property
    def rank(self) -> int:
        return sum(size.rank for size in self.sizes)


@dataclass(frozen=True)
class Factor:
    """A factor as it is written, and what the sizes in it are; "" where it is a mere number."""

    text: str
    note: str = ""


def factor_in_words(probes: Sequence[Probe], factors: Sequence[float]) -> Factor | None:
    """The factors of these probes as one: by its size, its own name, or as a number.

    A size is named if it alone, in one and the same form, gives every factor; else two are, if
    they alone do.
    """
    same = steady(factors)
    if not (same and any(abs(factors[0] / n - 1) < NEAR for n in SIMPLE)):
        for candidates in (_of_one, _of_two):
            pairs = list(zip(probes, factors, strict=True))
            informed = [pair for pair in pairs if pair[0].given] or pairs
            fitting = [set(candidates(*pair)) for pair in informed]
            if named := _only_one(set.intersection(*fitting), list(sizes(probes[0]))):
                return _worded(*named, sizes(probes[0]) if same else {})
    return Factor(as_number(factors[0])) if same else None


def as_number(factor: float) -> str:
    """A factor by its own name, "ln 2" or "√6", where it has one."""
    roots = {f"√{n}": math.sqrt(n) for n in ROOTS} | {f"1/√{n}": math.sqrt(1 / n) for n in ROOTS}
    for name, value in (CONSTANTS | roots).items():
        if abs(factor / value - 1) < NEAR:
            return f"{name} = {number(factor)}"
    return number(factor)


def steady(factors: Sequence[float]) -> bool:
    """True where all factors are one and the same."""
    return bool(np.ptp(factors) <= NEAR * abs(factors[0]))


def sizes(probe: Probe) -> dict[Size, float]:
    """Every size at hand that is more than 1."""
    found: dict[Size, float] = {}
    if probe.seen.axes:
        names = axis_names(probe.seen.axes, probe.want.ndim)
        found |= {Size(AXIS, name): n for name, n in zip(names, probe.want.shape, strict=True)}
    for name, value in probe.given.items():
        if isinstance(value, (int, float)):
            found[Size(ARGUMENT, name)] = float(value)
        elif isinstance(value, np.ndarray) and value.ndim and value.dtype.kind == "f":
            found[Size(WIDTH, name)] = value.shape[-1]
            found[Size(GATHERED, name)] = value.size / probe.want.size
            found[Size(SPREAD, name)] = probe.want.size / max(value.size, 1)
    return {size: n for size, n in found.items() if n > 1 and n == int(n)}


def in_words(names: Sequence[Size]) -> str:
    """Sizes of one rank, which are all equal."""
    listed = say(" and ").join(size.name for size in names)
    return {
        AXIS: say("the size of the axis {name}", name=listed),
        ARGUMENT: listed,
        WIDTH: say("the last axis of {names}", names=listed),
        GATHERED: say("how many numbers of {names} each number of the result stands for",
                      names=listed),
        SPREAD: say("how many numbers of the result each number of {names} stands for",
                    names=listed),
    }[names[0].rank]


def _of_one(probe: Probe, factor: float) -> Iterator[Named]:
    for size, n in sizes(probe).items():
        forms = list(OF_ONE.items())
        # How many numbers are gathered into one: a sum instead of a mean, and nothing else.
        for form, value in forms if size.rank <= WIDTH else forms[:2]:
            if abs(factor / value(n) - 1) < NEAR:
                yield Named(form, (size,))


def _of_two(probe: Probe, factor: float) -> Iterator[Named]:
    for (size, n), (other, m) in permutations(sizes(probe).items(), 2):
        for form, value in OF_TWO.items():
            if n != m and abs(factor / value(n, m) - 1) < NEAR:
                yield Named(form, (size, other))


def _only_one(candidates: set[Named], order: list[Size]) -> tuple[str, list[list[Size]]] | None:
    """The form and its sizes, if one kind of name alone fits; axes of the result before others.

    Inputs that have the same last axis are one size under several names.
    """
    best = min((named.rank for named in candidates), default=0)
    fitting = [named for named in candidates if named.rank == best]
    if len({named.form for named in fitting}) != 1:
        return None
    places = zip(*(named.sizes for named in fitting), strict=True)
    found = [sorted(set(place), key=order.index) for place in places]
    alike = all(len(names) == 1 or names[0].rank >= WIDTH for names in found)
    return (fitting[0].form, found) if alike else None


def _worded(form: str, found: list[list[Size]], known: dict[Size, float]) -> Factor:
    """The form with its numbers, or with letters where they differ from array to array."""
    n, *rest = (
        number(known[names[0]]) if known else letter
        for names, letter in zip(found, "nm", strict=False)
    )
    size, *others = map(in_words, found)
    if not rest:
        return Factor(form.format(n=n), say("{n} is {size}", n=n, size=size))
    note = say("{n} is {size}, {m} is {other}", n=n, size=size, m=rest[0], other=others[0])
    return Factor(form.format(n=n, m=rest[0]), note)
