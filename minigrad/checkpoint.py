"""A run of training in one file, kept now and then, so that it can go on from there.

A checkpoint holds all that the next step depends on: the parameters, what the optimizer remembers,
and the state of every generator of random numbers. So a run that was interrupted and one that was
not end in the same numbers, to the last bit.
"""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.files import atomically
from minigrad.generators import Generators, generators_in, refuse_other_generators
from minigrad.module import Module
from minigrad.packing import Packer, Unpacker, set_attributes
from minigrad.shapes import Array

#: A later form of the file will have a later number.
FORMAT = "minigrad checkpoint 1"
#: What other files, and half ones, make NumPy and JSON raise.
UNREADABLE = (ValueError, TypeError, LookupError, EOFError)


def save_checkpoint(
    path: str | os.PathLike[str],
    *,
    model: Module,
    optimizer: object = None,
    rng: np.random.Generator | None = None,
    **numbers: Any,
) -> Path:
    """Write all that the next step depends on to one file, which is never seen half-written.

    Args:
        model: its parameters are kept, and the state of every generator found in it.
        optimizer: its attributes are kept, whatever they are called.
        rng: its state is kept: the generator that shuffles the batches, say.
        numbers: anything else to remember, by name, as in ``epoch=3, losses=[2.1, 1.7]``: numbers,
            text, arrays, and lists, tuples, sets and dicts of them.

    Raises:
        ArgumentError: something cannot be kept in a file; the message says what, and where it is.
    """
    packer = Packer(model, optimizer)
    generators = generators_in(model=model, rng=rng, optimizer=optimizer)
    #: One name for each generator, however often it is met.
    known = {id(generator): name for name, generator in reversed(generators.items())}
    contents = {
        "format": FORMAT,
        "optimizer": _kind(optimizer),
        "attributes": packer.attributes(optimizer, "optimizer"),
        "numbers": {name: packer.value(value, name) for name, value in numbers.items()},
        "generators": {name: known[id(generator)] for name, generator in generators.items()},
        "states": {
            name: packer.value(generators[name].bit_generator.state, name)
            for name in known.values()
        },
        "things": packer.things,
    }
    packer.refuse_shared_memory()
    arrays = {f"parameters/{name}": p.data for name, p in model.named_parameters()}
    arrays |= {f"arrays/{i}": array for i, array in enumerate(packer.arrays)}
    text = np.frombuffer(json.dumps(contents).encode(), np.uint8)
    with atomically(path) as file:
        np.savez(file, contents=text, **arrays)
    return Path(path)


def load_checkpoint(
    path: str | os.PathLike[str],
    *,
    model: Module,
    optimizer: object = None,
    rng: np.random.Generator | None = None,
) -> dict[str, Any]:
    """Bring a model, its optimizer and its generators to where they were; return the numbers.

    All of them are made first, as they were made for the run that was saved. One that is not
    passed is left alone: to use a model, it is enough to load the model.

    Raises:
        FileNotFoundError: there is no such file.
        ArgumentError: the file is no checkpoint, is not whole, or belongs to another model, another
            kind of optimizer, or generators shared in another way. Then nothing has changed.
    """
    contents, arrays = _read(path)
    _refuse_another_model(path, model, arrays)
    _refuse_another_optimizer(path, optimizer, contents["optimizer"])
    passed = {"model": model, "optimizer": optimizer, "rng": rng}
    generators = generators_in(**passed)
    kept = {
        name: first for name, first in contents["generators"].items()
        if passed[name.partition(".")[0]] is not None
    }
    refuse_other_generators(generators, kept)

    unpacker = Unpacker(contents["things"], arrays, model, optimizer)
    states = {name: unpacker.value(contents["states"][first]) for name, first in kept.items()}
    held = {} if optimizer is None else unpacker.attributes(contents["attributes"])
    numbers = unpacker.attributes(contents["numbers"])
    _refuse_another_kind(path, generators, states)

    # From here on nothing can fail.
    for name, parameter in model.named_parameters():
        parameter.data, parameter.grad = arrays[f"parameters/{name}"], None
    for name, generator in generators.items():
        generator.bit_generator.state = states[name]
    if optimizer is not None:
        set_attributes(optimizer, held)
    return numbers


def _kind(optimizer: object) -> str | None:
    return None if optimizer is None else type(optimizer).__name__


def _read(path: str | os.PathLike[str]) -> tuple[dict[str, Any], dict[str, Array]]:
    try:
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as whole:
            arrays = dict(whole)
        contents = json.loads(arrays["contents"].tobytes())
        if contents["format"] != FORMAT:
            raise ValueError(f"of the form {contents['format']!r:.40}")
    except (*UNREADABLE, zipfile.BadZipFile) as error:
        raise ArgumentError(
            f"{os.fspath(path)} is no checkpoint, or not the whole of one\n"
            f"  expected  a file written by save_checkpoint\n"
            f"  got       {error}"
        ) from error
    return contents, arrays


def _refuse_another_model(
    path: str | os.PathLike[str], model: Module, arrays: dict[str, Array]
) -> None:
    own = {f"parameters/{name}": p.data for name, p in model.named_parameters()}
    kept = {name: array for name, array in arrays.items() if name.startswith("parameters/")}
    problems = [f"missing     {name}" for name in own if name not in kept]
    problems += [f"unexpected  {name}" for name in kept if name not in own]
    problems += [
        f"other       {name}: expected {_sort(own[name])}, got {_sort(kept[name])}"
        for name in own.keys() & kept.keys() if _sort(own[name]) != _sort(kept[name])
    ]
    if problems:
        text = "\n  ".join(problem.replace("parameters/", "") for problem in problems)
        raise ArgumentError(
            f"{os.fspath(path)} does not fit this {type(model).__name__}\n  {text}"
        )


def _sort(array: Array) -> str:
    return f"{array.dtype} {array.shape}"


def _refuse_another_optimizer(
    path: str | os.PathLike[str], optimizer: object, kept: str | None
) -> None:
    if optimizer is not None and _kind(optimizer) != kept:
        raise ArgumentError(
            f"{os.fspath(path)} does not fit this optimizer\n"
            f"  expected  {_kind(optimizer)}\n"
            f"  got       {kept or 'no optimizer: it was saved without one'}"
        )


def _refuse_another_kind(
    path: str | os.PathLike[str], generators: Generators, states: dict[str, Any]
) -> None:
    for name, generator in generators.items():
        own, kept = generator.bit_generator.state["bit_generator"], states[name]["bit_generator"]
        if own != kept:
            raise ArgumentError(
                f"{os.fspath(path)} does not fit the generator {name}\n"
                f"  expected  {own}\n"
                f"  got       {kept}"
            )
