"""Objects as plain data and back: what a checkpoint keeps of an optimizer.

A number, a text or None stands for itself. Anything else becomes a small dict: a list, a dict or
an array ``{"at": 3}``, its place in a table of things, so that what was one object in two places
is one object again; a parameter of the model ``{"parameter": "head.weight"}``. Arrays lie in a
list of their own. The rest is fit for JSON, and nothing in it can run.
"""

from __future__ import annotations

import types
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from typing import Any

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.module import Module
from minigrad.shapes import Array
from minigrad.tensor import Parameter, Tensor

DICTS: dict[str, Callable[[], Any]] = {"dict": dict, "OrderedDict": OrderedDict, "Counter": Counter}
ROWS: dict[str, Callable[[Any], Any]] = {"tuple": tuple, "set": set, "frozenset": frozenset}
#: What comes with the program and not from its run.
CODE = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)


def attributes(part: object) -> dict[str, Any]:
    """What an object holds, in its dict and in its slots."""
    held = {**getattr(part, "__dict__", {})}
    for cls in type(part).__mro__:
        for name, slot in vars(cls).items():
            if isinstance(slot, types.MemberDescriptorType) and hasattr(cls, "__slots__"):
                with suppress(AttributeError):  # the slot is empty
                    held[name] = slot.__get__(part)
    return held


def set_attributes(part: object, held: Mapping[str, Any]) -> None:
    """Make these all that an object holds."""
    for name in attributes(part).keys() - held.keys():
        object.__delattr__(part, name)
    for name, value in held.items():
        object.__setattr__(part, name, value)


def written_beside(owner: object) -> dict[str, type]:
    """The classes, by name, in the file that defines the class of ``owner``."""
    functions = [f for f in vars(type(owner)).values() if isinstance(f, types.FunctionType)]
    return {
        name: value
        for function in functions
        for name, value in function.__globals__.items()
        if isinstance(value, type) and value.__module__ == type(owner).__module__
    }


def is_plain(cls: type, classes: Mapping[str, type]) -> bool:
    """Whether an object of this class is nothing but its attributes: no iterator, no array."""
    return all(base in classes.values() for base in cls.__mro__[:-1])


class Packer:
    """Packs values, some of which belong to a model."""

    def __init__(self, model: Module, owner: object) -> None:
        self.names = {id(p): name for name, p in model.named_parameters()}
        self.data = {id(p.data): name for name, p in model.named_parameters()}
        self.modules = {id(module) for module in model.modules()}
        self.classes = written_beside(owner)
        self.things: list[dict[str, Any]] = []
        self.arrays: list[Array] = []
        #: Where each array was found. The model's come first; they are kept elsewhere.
        self.found = [(name, p.data) for name, p in model.named_parameters()]
        #: Each thing with its place. It is held, for only then its id stays its own.
        self.places: dict[int, tuple[Any, int]] = {}

    def attributes(self, owner: object, path: str) -> dict[str, Any]:
        """The attributes of an object that exists already when they are unpacked."""
        return {
            # Code, generators and the model itself stay what they are.
            name: {"standing": name}
            if isinstance(value, (*CODE, np.random.Generator)) or id(value) in self.modules
            else self.value(value, f"{path}.{name}")
            for name, value in attributes(owner).items()
        }

    def value(self, value: Any, path: str) -> Any:
        """One value; ``path`` says where it was found."""
        if type(value) is int and value in self.names:
            return {"id": self.names[value]}
        if value is None or type(value) in (bool, int, float, str):
            return value
        if id(value) in self.names:
            return {"parameter": self.names[id(value)]}
        if id(value) in self.data:
            return {"data": self.data[id(value)]}
        if id(value) not in self.places:
            place = len(self.things)
            self.places[id(value)] = value, place
            self.things.append({})
            self.things[place] = self._thing(value, path)
        return {"at": self.places[id(value)][1]}

    def _thing(self, value: Any, path: str) -> dict[str, Any]:
        cls, kind = type(value), type(value).__name__
        if cls is list or ROWS.get(kind) is cls:
            return {kind: self._row(value, path)}
        if DICTS.get(kind) is cls:
            keys = self._row(value, f"{path}, key ")
            return {kind: keys, "values": [self.value(v, f"{path}[{k!r:.30}]")
                                           for k, v in value.items()]}
        if (cls is np.ndarray and not value.dtype.hasobject) or isinstance(value, np.generic):
            self.found.append((path, value))
            self.arrays.append(value)
            return {"array": len(self.arrays) - 1, "scalar": cls is not np.ndarray}
        if cls is Tensor:
            return {"tensor": self.value(value.data, path), "requires_grad": value.requires_grad,
                    "grad": self.value(value.grad, f"{path}.grad")}
        if self.classes.get(kind) is cls and hasattr(cls, "_fields"):
            return {"fields": self._row(value, path), "class": kind}
        if self.classes.get(kind) is cls and is_plain(cls, self.classes):
            held = {k: self.value(v, f"{path}.{k}") for k, v in attributes(value).items()}
            return {"object": held, "class": kind}
        if cls is Parameter:
            raise ArgumentError(f"{path} is a parameter that the model does not have")
        raise ArgumentError(
            f"{path} cannot be kept in a checkpoint\n"
            "  expected  numbers, text, arrays, Tensors; lists, tuples, sets and dicts of them\n"
            f"  got       {kind}"
        )

    def _row(self, values: Any, path: str) -> list[Any]:
        return [self.value(value, f"{path}[{i}]") for i, value in enumerate(values)]

    def refuse_shared_memory(self) -> None:
        """Two arrays that are parts of one would be two when they are unpacked."""
        groups: dict[int, list[tuple[str, Array]]] = {}
        for path, array in self.found:
            root = array
            while isinstance(getattr(root, "base", None), np.ndarray):
                root = root.base
            groups.setdefault(id(root), []).append((path, array))
        for group in groups.values():
            for (one, a), (other, b) in combinations(group, 2):
                if np.may_share_memory(a, b) and not {one, other} <= set(self.names.values()):
                    raise ArgumentError(
                        f"{one} and {other} are views of the same numbers, and a checkpoint\n"
                        "would make two arrays of them\n"
                        "  hint: keep one of the two, and make the other when it is needed"
                    )


class Unpacker:
    """Undoes what a Packer did, for another model of the same kind."""

    def __init__(
        self,
        things: Sequence[dict[str, Any]],
        arrays: Mapping[str, Array],
        model: Module,
        owner: object,
    ) -> None:
        self.things, self.arrays, self.owner = things, arrays, owner
        self.parameters = dict(model.named_parameters())
        self.classes = written_beside(owner)
        self.made: dict[int, Any] = {}

    def attributes(self, packed: Mapping[str, Any]) -> dict[str, Any]:
        """The attributes of the owner."""
        return {name: self.value(value) for name, value in packed.items()}

    def value(self, packed: Any) -> Any:
        """One value, anew."""
        match packed:
            case {"at": place}:
                if place not in self.made:
                    self.made[place] = self._thing(self.things[place], place)
                return self.made[place]
            case {"parameter": name}:
                return self.parameters[name]
            case {"id": name}:
                return id(self.parameters[name])
            case {"data": name}:
                return self.arrays[f"parameters/{name}"]
            case {"standing": name}:
                return _found(name, attributes(self.owner), self.owner)
        return packed

    def _thing(self, thing: dict[str, Any], place: int) -> Any:
        kind, packed = next(iter(thing.items()))
        match thing:
            case {"array": number, "scalar": scalar}:
                array = self.arrays[f"arrays/{number}"]
                return array[()] if scalar else array
            case {"tensor": data, "requires_grad": learnt, "grad": grad}:
                tensor = Tensor(self.value(data), requires_grad=learnt)
                tensor.grad = self.value(grad)
                return tensor
            case {"fields": parts, "class": name}:
                cls = _found(name, self.classes, self.owner)
                return cls(*map(self.value, parts))
            case {"object": held, "class": name}:
                made: Any = object.__new__(_found(name, self.classes, self.owner))
                # Known before it is filled: it may hold itself.
                self.made[place] = made
                set_attributes(made, {key: self.value(part) for key, part in held.items()})
                return made
        if kind in ROWS:
            return ROWS[kind](map(self.value, packed))
        if kind in DICTS:
            self.made[place] = pairs = DICTS[kind]()
            for key, value in zip(packed, thing["values"], strict=True):
                pairs[self.value(key)] = self.value(value)
            return pairs
        row: list[Any] = []
        self.made[place] = row
        row.extend(map(self.value, packed))
        return row


def _found(name: str, where: Mapping[str, Any], owner: object) -> Any:
    if name not in where:
        raise ArgumentError(
            f"the checkpoint knows a {name} that this {type(owner).__name__} does not have\n"
            "  hint: was its class changed in the meantime?"
        )
    return where[name]
