"""Named axes: one small language for shapes, shared by docstrings, run-time checks and errors.

A *spec* lists axis names from left to right: ``"batch seq d_model"``. A name means the same
size wherever it appears; a number means exactly that size; a leading ``...`` stands for any
number of batch axes. ``broadcastable to SPEC`` allows an axis of size 1, or a missing one,
wherever SPEC has more.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

import numpy as np

from minigrad.errors import ShapeError

Array = np.ndarray
Shape = tuple[int, ...]
Function = TypeVar("Function", bound=Callable[..., Any])

STRETCHED = "broadcastable to "
#: How many calls ``shaped`` remembers of one function.
MANY = 1000


class Axes:
    """Axis sizes learned so far, and which array taught each of them.

    >>> axes = Axes(num_heads=2)
    >>> axes.check("query", (7, 4), "queries d_k")
    >>> axes["d_k"]
    4
    """

    def __init__(self, **sizes: int) -> None:
        self._sizes: dict[Any, int] = sizes
        self._source = dict.fromkeys(sizes, "the call")

    def __getitem__(self, name: str) -> int:
        return self._sizes[name]

    def check(self, what: str, shape: Shape, spec: str) -> None:
        """Bind the axes of ``spec`` to ``shape``, or raise a ShapeError that says why not."""
        stretches, batched, named = _read(spec)
        few, many = len(shape) < len(named), len(shape) > len(named)
        if (few and not stretches) or (many and not batched):
            count = f"{'at least ' if batched else ''}{len(named)}"
            self._fail(what, shape, spec, f"it needs {count} axes and has {len(shape)}")

        known, start = self._sizes, max(len(shape) - len(named), 0)
        names = named[len(named) - len(shape) :] if few else named
        for axis, name in enumerate(names, start):
            size, taught = shape[axis], name if type(name) is int else known.get(name)
            if size == taught or (stretches and size == 1):
                continue
            if taught is None:
                known[name], self._source[name] = size, what
            else:
                self._refuse(what, shape, spec, axis - len(shape), name)

    def _refuse(self, what: str, shape: Shape, spec: str, axis: int, name: int | str) -> None:
        said = "" if isinstance(name, int) else (
            f", but {self._source[name]} has {name} = {self._sizes[name]}"
        )
        self._fail(what, shape, spec, f"axis {axis} ({name}) is {shape[axis]}{said}")

    def _fail(self, what: str, shape: Shape, spec: str, reason: str) -> None:
        head = STRETCHED if spec.startswith(STRETCHED) else ""
        names = spec.removeprefix(STRETCHED).split()
        sizes = (f"{name}={self._sizes[name]}" if name in self._sizes else name for name in names)
        raise ShapeError(
            f"{what} has the wrong shape\n"
            f"  expected  {head}({', '.join(sizes)})\n"
            f"  got       {shape}\n"
            f"  {reason}"
        )


@lru_cache(256)
def _read(spec: str) -> tuple[bool, bool, list[Any]]:
    """A spec: whether it stretches, whether batch axes may stand in front, and the axes' names.

    It is read once: reading took two thirds of a check, and a small model checks forty shapes.
    """
    names = spec.removeprefix(STRETCHED).split()
    batched = names[:1] == ["..."]
    sized = [int(name) if name.isdigit() else name for name in names[batched:]]
    return spec.startswith(STRETCHED), batched, sized


@lru_cache(256)
def documented_shapes(function: Any) -> dict[str, str]:
    """The ``Shapes:`` section of a docstring: what each array is called, and its spec."""
    lines = iter((inspect.getdoc(function) or "").splitlines())
    shapes: dict[str, str] = {}
    for line in lines:
        if line.strip() == "Shapes:":
            break
    for line in lines:
        if not line.startswith("    "):
            break
        what, _, spec = line.strip().partition(": ")
        shapes[what] = spec
    return shapes


def shaped(function: Function) -> Function:
    """Check the arguments of each call against the ``Shapes:`` section of the docstring.

    Integers bind the axes that bear their name, those of the call as well as those that ``self``
    holds; in a method, the weights that the class documents are looked at first. What is None
    or has no shape is passed over.

    >>> @shaped
    ... def scores(query, key):
    ...     '''Compare.
    ...
    ...     Shapes:
    ...         query: queries d_k
    ...         key: keys d_k
    ...     '''
    ...     return query @ key.T
    >>> scores(np.ones((3, 4)), np.ones((5, 4))).shape
    (3, 5)
    """
    specs = documented_shapes(function)
    parameters = inspect.signature(function).parameters.values()
    names = [p.name for p in parameters if p.kind is not p.VAR_POSITIONAL]
    several = [p.name for p in parameters if p.kind is p.VAR_POSITIONAL]
    owned = names[:1] == ["self"]
    passed: set[Any] = set()

    def look(args: tuple[Any, ...], options: dict[str, Any]) -> None:
        if several:  # f(*masks): each of them has the shape that is documented for all
            each = {f"{several[0]}[{i}]": mask for i, mask in enumerate(args)}
            bound_axes(dict.fromkeys(each, specs[several[0]]), each)
        else:
            bound_axes(specs, dict(zip(names, args, strict=False)) | options)

    @wraps(function)
    def checked(*args: Any, **options: Any) -> Any:
        # What passed once passes again where all say the same: a quarter of the time.
        given = (*args, *options.values())
        said = [x if isinstance(x, int) else getattr(x, "shape", None) for x in given]
        key = (*said, *options, *[_said_by(owner) for owner in given[:owned]])
        if key not in passed:
            look(args, options)
            if len(passed) > MANY:
                passed.clear()
            passed.add(key)
        return function(*args, **options)

    return checked  # type: ignore[return-value]


def bound_axes(specs: dict[str, str], given: dict[str, Any]) -> Axes:
    """What the arguments of a call say about its axes, or a ShapeError where they disagree."""
    axes = Axes(**{name: n for name, n in given.items() if isinstance(n, int)})
    if "self" in given:
        _bind_self(axes, given["self"])
    for what, spec in specs.items():
        shape = getattr(given.get(what), "shape", None)
        if shape is not None:
            axes.check(what, shape, spec)
    return axes


def _bind_self(axes: Axes, owner: Any) -> None:
    """Learn the axis sizes that an object already knows: its integers, then its weights."""
    for name, value in _integers(owner):
        axes._sizes[name], axes._source[name] = value, type(owner).__name__
    for name, spec in documented_shapes(type(owner)).items():  # type: ignore[arg-type]
        shape = getattr(getattr(owner, name, None), "shape", None)
        if shape is not None:
            axes.check(name, shape, spec)


def _said_by(owner: Any) -> tuple[Any, ...]:
    """All that ``_bind_self`` learns from an object."""
    names = documented_shapes(type(owner))  # type: ignore[arg-type]
    shapes = [getattr(getattr(owner, name, None), "shape", None) for name in names]
    return (type(owner), *_integers(owner), *shapes)


def _integers(owner: Any) -> list[tuple[str, int]]:
    return [
        (name, value)
        for name, value in vars(owner).items()
        if isinstance(value, int) and not isinstance(value, bool)
    ]


def sum_to(gradient: Array, shape: Shape) -> Array:
    """Sum ``gradient`` over every axis along which ``shape`` was stretched to reach it.

    Broadcasting copies an element; the gradient of a copied element is the sum of the
    gradients of its copies.
    """
    if gradient.shape == shape:
        return gradient
    added = gradient.ndim - len(shape)
    stretched = [
        added + axis
        for axis, size in enumerate(shape)
        if size == 1 and gradient.shape[added + axis] != 1
    ]
    return gradient.sum(axis=(*range(added), *stretched), keepdims=True).reshape(shape)
