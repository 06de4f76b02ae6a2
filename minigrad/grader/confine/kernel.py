"""Calls to the kernel for which Python has no function."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

from minigrad.words import say


def call(function: str, *arguments: int | bytes | None) -> int:
    """Call a function of the C library.

    Raises:
        OSError: it returned -1; the number of the error says why.
        NotImplementedError: there is no Linux kernel to call.
    """
    # Without c_long, a variadic function such as syscall() is handed only half of each register.
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    result = getattr(_library(), function)(*words)
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def require_linux() -> None:
    """Raise NotImplementedError elsewhere: another system has other means, or none."""
    if sys.platform != "linux":
        raise NotImplementedError(say("only Linux has it"))


def require_one_thread(threads: int | None = None) -> None:
    """Raise RuntimeError if there are others beside the thread that calls, or were."""
    if (threads or count_threads()) > 1:
        raise RuntimeError(say("other threads were running already"))


def count_threads() -> int:
    """How many threads this process has, those that Python knows nothing of among them."""
    return len(os.listdir("/proc/self/task"))


@cache
def _library() -> ctypes.CDLL:
    require_linux()
    return ctypes.CDLL(None, use_errno=True)
