"""How long a fresh Python takes: processor time of a process from its start to its end."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tests.benchmarks import timing

TIMES = 5
PROGRAMS = {
    "numpy": ["-c", "import numpy"],
    "minigrad": ["-c", "import minigrad"],
    "help": ["-m", "minigrad", "--help"],
    "map": ["-m", "minigrad"],
}


def process(name: str) -> timing.Work:
    command = [sys.executable, *PROGRAMS[name]]
    # Compiled files are kept from the first turn on, whatever this environment says about them.
    compiled = tempfile.TemporaryDirectory()
    environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled.name}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def turn() -> float:
        before = os.times()
        for _ in range(TIMES):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment,
                           cwd=compiled.name)
        after = os.times()
        used = after.children_user + after.children_system
        return (used - before.children_user - before.children_system) / TIMES

    return turn
