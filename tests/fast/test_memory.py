"""keep_memory() is asked for, harmless, and says whether it did something."""

import platform
import subprocess
import sys

import pytest

from minigrad.fast import memory


def test_it_says_what_it_did():
    program = "from minigrad.fast import keep_memory; print(keep_memory(), keep_memory())"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    known = platform.libc_ver()[0] == "glibc"
    assert done.stdout == f"{known} {known}\n"


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_it_does_nothing(monkeypatch, system):
    monkeypatch.setattr(memory.sys, "platform", system)
    monkeypatch.setattr(memory.ctypes, "CDLL", None)

    assert memory.keep_memory() is False
