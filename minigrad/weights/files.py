"""Files of weights: NumPy's .npz, and .safetensors, which PyTorch's world exchanges."""

from __future__ import annotations

import importlib
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from minigrad.errors import ArgumentError
from minigrad.files import atomically
from minigrad.shapes import Array

#: How .safetensors calls the kinds of numbers that NumPy has; they are little-endian.
DTYPES = {
    "F64": "<f8", "F32": "<f4", "F16": "<f2", "BOOL": "?",
    "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "<i1",
    "U64": "<u8", "U32": "<u4", "U16": "<u2", "U8": "<u1",
}  # fmt: skip


def read(path: str | os.PathLike[str]) -> dict[str, Array]:
    """All arrays of a file by name, or none: nothing in it is executed.

    bfloat16, which NumPy does not know, becomes float32, which has all its numbers.

    Raises:
        ArgumentError: the file is of another kind, or broken; it is a ValueError.
        ImportError: .safetensors needs the package of that name.
    """
    return _kind(path)[0](Path(path))


def write(path: str | os.PathLike[str], state: Mapping[str, Array]) -> Path:
    """Write arrays by name to one file; a reader never sees half of it.

    Raises:
        ArgumentError: the file's name ends in another suffix than those that can be written.
        ImportError: .safetensors needs the package of that name.
    """
    put = _kind(path)[1]
    # In C order: the package safetensors writes a transposed view as if it were not transposed.
    arrays = {name: np.asarray(array, order="C") for name, array in state.items()}
    with atomically(path) as file:
        put(file, arrays)
    return Path(path)


def _kind(path: str | os.PathLike[str]) -> tuple[Callable, Callable]:
    """The functions that read and write the kind of file that the suffix names."""
    suffix = Path(path).suffix.lower()
    if suffix in KINDS:
        return KINDS[suffix]
    hint = ""
    if suffix in (".pt", ".pth", ".bin", ".ckpt", ".pkl", ".pickle"):
        hint = (
            "\n  hint: such a file can run a program, so it is not opened; torch writes one by\n"
            '  safetensors.torch.save_file(model.state_dict(), "model.safetensors")'
        )
    raise ArgumentError(
        f"{os.fspath(path)} is no file of weights by its name\n"
        f"  expected  a name that ends in {' or '.join(KINDS)}\n"
        f"  got       {suffix or 'no suffix'}{hint}"
    )


def _broken(path: Path, reason: object) -> ArgumentError:
    return ArgumentError(f"{path} cannot be read as {path.suffix.lower()}\n  reason    {reason}")


# -- .npz: a zip of arrays --------------------------------------------------------------


#: What zip files and arrays raise when bytes in them are wrong: a size may ask for all memory.
DAMAGE = (
    ValueError, EOFError, KeyError, OSError, RuntimeError, MemoryError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def _read_npz(path: Path) -> dict[str, Array]:
    with path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            raise _broken(path, "it is no .npz, or its end is missing")
        file.seek(0)
        try:
            with np.load(file, allow_pickle=False) as members:
                state = dict(members)
        except DAMAGE as error:
            if "allow_pickle" in str(error):
                error = ValueError("it holds Python objects, and opening those could run a program")
            raise _broken(path, error) from error
    strange = [name for name, value in state.items() if not isinstance(value, np.ndarray)]
    if strange:
        raise _broken(path, f"it holds something else than arrays: {', '.join(strange[:3])}")
    return state


def _write_npz(file: BinaryIO, state: Mapping[str, Array]) -> None:
    np.savez(file, **state)  # type: ignore[arg-type]


# -- .safetensors: a table of contents, then bare numbers -------------------------------


def _safetensors(module: str = "safetensors") -> Any:
    """The optional package; without it, the command that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(
            "files that end in .safetensors need the package safetensors\n"
            "  cure: python -m pip install safetensors",
            name="safetensors",
        ) from error


def _read_safetensors(path: Path) -> dict[str, Array]:
    package = _safetensors()
    try:
        entries = package.deserialize(path.read_bytes())
    except package.SafetensorError as error:
        raise _broken(path, error) from error
    foreign = {entry["dtype"] for _, entry in entries} - {*DTYPES, "BF16"}
    if foreign:
        raise _broken(path, f"it holds numbers that NumPy does not have: {', '.join(foreign)}")
    return {name: _array(**entry) for name, entry in entries}


def _array(data: bytes, dtype: str, shape: list[int]) -> Array:
    if dtype == "BF16":
        # The first two of a float32's four bytes: the others are 0.
        halves = np.frombuffer(data, "<u2").astype(np.uint32)
        return (halves << 16).view(np.float32).reshape(shape)
    return np.frombuffer(data, DTYPES[dtype]).reshape(shape)


def _write_safetensors(file: BinaryIO, state: Mapping[str, Array]) -> None:
    package = _safetensors("safetensors.numpy")
    file.write(package.save(dict(state)))


KINDS = {
    ".npz": (_read_npz, _write_npz),
    ".safetensors": (_read_safetensors, _write_safetensors),
}
