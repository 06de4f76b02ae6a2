"""keep_memory() is asked for, harmless, and says whether it did something."""

import gc
import platform
import subprocess
import sys

import pytest

from minigrad.fast import memory


@pytest.fixture(autouse=True)
def as_before():
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)


def test_it_says_what_it_did():
    program = "from minigrad.fast import keep_memory; print(keep_memory(), keep_memory())"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    known = platform.libc_ver()[0] == "glibc"
    assert done.stdout == f"{known} {known}\n"


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_no_library_is_told(monkeypatch, system):
    monkeypatch.setattr(memory.sys, "platform", system)
    monkeypatch.setattr(memory.ctypes, "CDLL", None)

    assert memory.keep_memory() is False


def test_the_collector_looks_less_often(monkeypatch):
    monkeypatch.setattr(memory.sys, "platform", "win32")
    _, *older = gc.get_threshold()

    memory.keep_memory()

    assert gc.get_threshold() == (memory.NEW_OBJECTS, *older)
    assert gc.isenabled()
