"""One thing that holds an answer back: on, or not to be had here, and why."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass

from minigrad.words import say


@dataclass(frozen=True)
class Layer:
    """``name`` is for programs, ``does`` and ``why`` are for people."""

    name: str
    does: str
    on: bool = True
    why: str = ""


def attempt(name: str, does: str, act: Callable[[], object]) -> Layer:
    """Put a layer on.  No failure gets past here: a machine that lacks it can grade without."""
    try:
        act()
    except Exception as error:
        return Layer(name, does, on=False, why=reason(error))
    return Layer(name, does)


def reason(error: Exception) -> str:
    """Why a layer is not to be had, with the kernel's own word for it if it is the kernel's."""
    if isinstance(error, OSError) and error.errno:
        code = errno.errorcode.get(error.errno, str(error.errno))
        return say("{words} ({code})", words=error.strerror, code=code)
    return str(error)
