"""How much an answer may use: limits that the system itself keeps."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from types import ModuleType

from minigrad.grader.confine.layer import Layer, attempt
from minigrad.words import say

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Ample for every stage, little for the machine.

    Units:
        cpu_time: seconds of the processor; a backstop, for the judge's clock strikes first.
        memory: bytes of address space.  NumPy takes 150 MiB of it, each further thread of BLAS 40.
        file_size: bytes of one file.
        open_files: files at a time.
        processes: processes and threads at a time, the worker itself among them.
    """

    cpu_time: int = 60
    memory: int = 2048 * MIB
    file_size: int = 16 * MIB
    open_files: int = 64
    processes: int = 8


USUAL = Limits()


def limit(limits: Limits, *, counted_apart: bool) -> list[Layer]:
    """Set every limit that this system has.

    Args:
        limits: what to set.
        counted_apart: True if this process is in a user namespace of its own.
    """
    time, memory, size = limits.cpu_time, limits.memory, limits.file_size
    files, processes = limits.open_files, limits.processes
    cpu_time = say("at most {number} seconds of processor time", number=time)
    address_space = say("at most {number} MiB of memory", number=memory // MIB)
    file_size = say("no file of more than {number} MiB", number=size // MIB)
    open_files = say("at most {number} open files", number=files)
    company = say("at most {number} processes and threads", number=processes)
    return [
        # At the first limit the process ends by a signal that says so, at the second by force.
        attempt("cpu time", cpu_time, lambda: _set("CPU", time, time + 1)),
        attempt("memory", address_space, lambda: _limit_memory(memory)),
        attempt("file size", file_size, lambda: _set("FSIZE", size)),
        attempt("open files", open_files, lambda: _set("NOFILE", files)),
        attempt("core dumps", say("no core dump after a crash"), lambda: _set("CORE", 0)),
        attempt("processes", company, lambda: _limit_processes(processes, counted_apart)),
    ]


def _limit_memory(size: int) -> None:
    if sys.platform == "darwin":
        raise NotImplementedError(say("macOS does not keep this limit"))
    _set("AS", size)


def _limit_processes(number: int, counted_apart: bool) -> None:
    if not counted_apart:
        raise NotImplementedError(say("outside a namespace all processes of the user would count"))
    _set("NPROC", number)
    if os.geteuid() == 0:
        raise PermissionError(say("the superuser is exempt from it"))


def _set(name: str, soft: int, hard: int | None = None) -> None:
    """Set a limit; one that is stricter already stays."""
    kind = getattr(resource, f"RLIMIT_{name}", None)
    if resource is None or kind is None:
        raise NotImplementedError(say("this system has no such limit"))
    _, highest = resource.getrlimit(kind)
    wanted = (soft, soft if hard is None else hard)
    if highest != resource.RLIM_INFINITY:
        wanted = (min(wanted[0], highest), min(wanted[1], highest))
    resource.setrlimit(kind, wanted)
