"""What the confinement says about itself, and what it hides from an answer."""

import ctypes
import errno
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from minigrad.grader.confine import available, kernel, landlock, paths
from tests.grader.cell import Cell, needs_fork

NAMES = [
    "namespaces",
    "cpu time", "memory", "file size", "open files", "core dumps", "processes",
    "privileges",
    "files", "tcp", "signals",
    "system calls",
]


@pytest.fixture
def cell(tmp_path):
    return Cell(tmp_path)


def test_every_layer_is_reported_with_a_reason_if_it_is_missing(cell):
    layers = available()

    assert [layer.name for layer in layers] == NAMES
    assert all(layer.does for layer in layers)
    assert all(bool(layer.why) != layer.on for layer in layers)
    assert cell.secret.read_text() == "secret"  # to ask confines nobody


@needs_fork
def test_only_what_is_wanted_is_put_on(cell):
    assert cell.run(cell.secret.read_text, "limits") == "secret"
    assert list(cell.layers("privileges")) == ["privileges"]


@needs_fork
def test_without_namespaces_processes_are_not_limited(cell):
    processes = cell.layers("limits")["processes"]

    assert not processes.on
    assert "namespace" in processes.why


@needs_fork
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_another_system_goes_without_and_says_so(cell, monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("minigrad.grader.confine.limits.resource", None)
    kernel._library.cache_clear()

    layers = cell.layers()

    assert list(layers) == NAMES
    assert not any(layer.on for layer in layers.values())
    assert all(layer.why for layer in layers.values())


@needs_fork
def test_what_the_kernel_refuses_has_the_kernels_reason(cell, monkeypatch):
    def refuse(*_):
        ctypes.set_errno(errno.EPERM)
        return -1

    library = SimpleNamespace(unshare=refuse, prctl=refuse, capset=refuse, syscall=refuse)
    monkeypatch.setattr(kernel, "_library", lambda: library)

    layers = cell.layers()

    for name in ("namespaces", "privileges", "files", "tcp", "signals", "system calls"):
        assert not layers[name].on
        assert layers[name].why == "Operation not permitted (EPERM)"


@needs_fork
def test_an_older_landlock_says_what_it_lacks(cell, monkeypatch):
    if not cell.layers("landlock")["files"].on:
        pytest.skip("no Landlock here")
    monkeypatch.setattr(landlock, "abi_version", lambda: 3)

    layers = cell.layers("landlock")

    assert [name for name in layers if layers[name].on] == ["files"]
    assert layers["tcp"].why == "needs Landlock ABI 4, here is 3"


@needs_fork
def test_threads_that_run_already_are_told(cell):
    def one_more():
        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()

    layers = cell.layers(before=one_more)

    for name in ("namespaces", "files", "tcp", "signals"):
        assert not layers[name].on
        assert layers[name].why == "other threads were running already"


# Around what is hidden


def test_a_folder_is_given_whole_or_around_what_is_hidden(tmp_path):
    for name in ("numpy/core", "minigrad/ops", "minigrad/_course"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "six.py").touch()
    hidden = tmp_path / "minigrad" / "_course"

    around = set(paths.around(tmp_path, [hidden]))

    assert around == {tmp_path / "numpy", tmp_path / "minigrad/ops", tmp_path / "six.py"}
    assert list(paths.around(tmp_path / "numpy", [hidden])) == [tmp_path / "numpy"]
    assert list(paths.around(hidden, [hidden])) == []
    assert list(paths.around(hidden / "below", [hidden])) == [hidden / "below"]


def test_no_link_leads_to_what_is_hidden(tmp_path):
    hidden = tmp_path / "course"
    hidden.mkdir()
    (tmp_path / "link").symlink_to(hidden)

    assert list(paths.around(tmp_path, [hidden])) == []


def test_a_checkout_gives_the_package_and_nothing_beside_it(monkeypatch, tmp_path):
    home = laid_out(monkeypatch, tmp_path, "minigrad/ops", "solutions", ".venv/lib/numpy")
    sys.path.append(str(home / ".venv/lib"))

    given = {path for path in paths.of_python() if path.is_relative_to(home)}

    assert given == {home / "minigrad", home / ".venv/lib"}


def test_an_installed_course_is_hidden_among_its_neighbours(monkeypatch, tmp_path):
    home = laid_out(monkeypatch, tmp_path, "minigrad/ops", "minigrad/_course/solutions", "numpy")

    given = {path for path in paths.of_python() if path.is_relative_to(home)}

    assert given == {home / "minigrad/ops", home / "numpy"}


def laid_out(monkeypatch, home, *folders):
    """A folder on Python's path with the package in it."""
    for name in folders:
        (home / name).mkdir(parents=True)
    monkeypatch.setattr(paths, "HOME", home)
    monkeypatch.setattr(paths, "PACKAGE", home / "minigrad")
    monkeypatch.setattr(sys, "path", [*sys.path, str(home)])
    return home
