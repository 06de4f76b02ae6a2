"""What a worker does to itself before it loads anybody's answer.

Several layers, each of which some machine lacks, lie over one another.  In the order in which they
must be put on, and what they hold back:

    namespaces    the network; processes and shared memory are a world of their own
    limits        time, memory, files and processes without end
    privileges    whatever else the superuser may do
    landlock      reading and writing outside of what is given, TCP, signals to the outside
    system calls  new processes, sockets, signals, new permissions, where the others are missing

A layer that is not to be had is no error: it is reported, with the reason.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from minigrad.grader.confine import landlock, namespaces, paths, privileges, seccomp
from minigrad.grader.confine.layer import Layer
from minigrad.grader.confine.limits import USUAL, Limits, limit
from minigrad.words import say

__all__ = ["GROUPS", "ONE_THREAD", "Layer", "Limits", "available", "confine"]

GROUPS = ("namespaces", "limits", "privileges", "landlock", "system calls")

#: A process with more than one thread can confine one of them only, and BLAS likes to have many.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def confine(
    readable: Iterable[Path],
    scratch: Path,
    limits: Limits = USUAL,
    wanted: Collection[str] = GROUPS,
) -> list[Layer]:
    """Confine this very process for the rest of its life, as far as the machine allows.

    Args:
        readable: files and folders that may be read, besides Python, its packages and the engine.
        scratch: the one folder that may be written.
        limits: how much of everything there is.
        wanted: those of GROUPS to put on.

    Returns:
        Every layer of the wanted groups, whether it is on, and why not.
    """
    layers: list[Layer] = []
    if "namespaces" in wanted:
        layers.append(namespaces.separate())
    if "limits" in wanted:
        layers += limit(limits, counted_apart=any(layer.on for layer in layers))
    if "privileges" in wanted:
        layers.append(privileges.give_up())
    if "landlock" in wanted:
        layers += landlock.lock([*paths.of_python(), *readable], scratch)
    if "system calls" in wanted:
        layers.append(seccomp.forbid())
    return layers


def available() -> list[Layer]:
    """What confine would do here, tried out in a process of its own."""
    path = os.pathsep.join(filter(None, [str(paths.HOME), os.environ.get("PYTHONPATH")]))
    with tempfile.TemporaryDirectory(prefix="minigrad-") as scratch:
        probe = subprocess.run(
            [sys.executable, "-P", "-B", "-m", __name__],
            cwd=scratch,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    try:
        return [Layer(**layer) for layer in json.loads(probe.stdout)]
    except ValueError:
        why = say("a process that tried stopped with exit code {code}", code=probe.returncode)
        return [Layer("confinement", say("holds an answer back"), on=False, why=why)]
