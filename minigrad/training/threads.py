"""One thread for the matrix products: the matrices are small, and threads would wait for others.

Where every core has something else to do, two threads take fifty times as long as one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

#: What OpenBLAS calls its two functions in NumPy's wheels, past and present.
NAMES = ("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads64_",
         "scipy_openblas_{}_num_threads", "openblas_{}_num_threads")


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside the block OpenBLAS works alone, if it is what NumPy multiplies with."""
    libraries = list(_openblas())
    before = [_function(library, "get")() for library in libraries]
    try:
        for library in libraries:
            _function(library, "set")(1)
        yield
    finally:
        for library, threads in zip(libraries, before, strict=True):
            _function(library, "set")(threads)


def _openblas() -> Iterator[ctypes.CDLL]:
    """The libraries that came with NumPy; they are loaded already."""
    package = Path(np.__file__).parent
    for folder in (package.with_name("numpy.libs"), package / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            try:
                library = ctypes.CDLL(str(path))
                _function(library, "set")
                yield library
            except (OSError, AttributeError):
                continue


def _function(library: ctypes.CDLL, verb: str):
    """``get`` or ``set``."""
    for name in NAMES:
        if hasattr(library, name.format(verb)):
            return getattr(library, name.format(verb))
    raise AttributeError(verb)
