"""Each layer of the confinement, seen to hold in a child process; skipped where it is missing."""

import importlib
import os
import signal
import socket
import sys
import threading
import time

import numpy as np
import pytest

from minigrad.grader.confine import Limits, kernel, paths
from tests.grader.cell import Cell, needs_fork

NOBODY = 65534
PR_SET_DUMPABLE = 4


def nobody():
    """Stop being the superuser, who is exempt from the limit on processes."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        # A process that changed its user may not write its own map any more, unless it says so.
        kernel.call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)


@pytest.fixture
def cell(tmp_path):
    return Cell(tmp_path)


@pytest.fixture
def listener():
    """A socket of this process, at which somebody may knock."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()


def connect(address):
    socket.create_connection(address, timeout=1).close()


def can_list(folder):
    try:
        return bool(os.listdir(folder))
    except OSError:
        return False


def forks(number):
    """How many children there can be, up to a number."""
    children = []
    try:
        for _ in range(number):
            child = os.fork()
            if not child:
                signal.pause()
            children.append(child)
    except OSError:
        pass
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return len(children)


# What is read and written


@needs_fork
def test_a_file_that_was_given_can_be_read(cell):
    assert cell.run(cell.given.read_text) == "given"


@needs_fork
def test_a_file_that_was_not_given_cannot(cell):
    assert cell.run(cell.secret.read_text, "landlock", needs=["files"]) == "PermissionError"


@needs_fork
def test_a_folder_that_was_not_given_cannot_be_listed(cell):
    listing = cell.run(lambda: os.listdir(cell.secret.parent), "landlock", needs=["files"])

    assert listing == "PermissionError"


@needs_fork
def test_the_course_cannot_be_read_although_its_folder_is_on_the_path(cell, monkeypatch):
    monkeypatch.syspath_prepend(paths.HOME)
    folders = [paths.HOME / name for name in ("", "solutions", "exercises", "tests", ".git")]

    def readable():
        return [str(folder) for folder in folders if can_list(folder)]

    assert cell.run(readable, "landlock", needs=["files"]) == []


@needs_fork
def test_one_folder_can_be_written(cell):
    def write():
        inside = cell.scratch / "a"
        inside.mkdir()
        (inside / "file").write_text("written")
        (inside / "file").rename(cell.scratch / "other")
        inside.rmdir()
        return (cell.scratch / "other").read_text()

    assert cell.run(write) == "written"


@needs_fork
@pytest.mark.parametrize(
    "change",
    [
        lambda cell: (cell.scratch.parent / "new").touch(),
        lambda cell: cell.given.write_text("changed"),
        lambda cell: os.truncate(cell.given, 0),
        lambda cell: cell.secret.unlink(),
        lambda cell: cell.secret.rename(cell.scratch / "mine"),
        lambda cell: cell.scratch.joinpath("link").symlink_to(cell.secret),
        lambda cell: cell.scratch.joinpath("link").hardlink_to(cell.given),
    ],
    ids=["create", "write", "truncate", "remove", "move", "symbolic link", "hard link"],
)
def test_nothing_outside_of_it_can_be_changed(cell, change):
    outcome = cell.run(lambda: change(cell), "landlock", needs=["files"])

    assert outcome in {"PermissionError", "OSError"}
    assert (cell.given.read_text(), cell.secret.read_text()) == ("given", "secret")


@needs_fork
def test_no_program_can_be_started(cell):
    outcome = cell.run(
        lambda: os.execv(sys.executable, [sys.executable]), "landlock", needs=["files"]
    )

    assert outcome == "PermissionError"


@needs_fork
def test_permissions_cannot_be_changed(cell):
    outcome = cell.run(lambda: cell.given.chmod(0), "system calls", needs=["system calls"])

    assert outcome == "PermissionError"


# Whom it can reach


@needs_fork
@pytest.mark.parametrize(
    ("group", "layer"),
    [("namespaces", "namespaces"), ("landlock", "tcp"), ("system calls", "system calls")],
)
def test_there_is_no_network(cell, listener, group, layer):
    assert cell.run(lambda: connect(listener), group, needs=[layer]) in {
        "PermissionError",
        "OSError",
        "ConnectionRefusedError",
    }


@needs_fork
@pytest.mark.parametrize("group", ["namespaces", "system calls"])
def test_nor_can_a_datagram_leave(cell, group):
    def send():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug:
            plug.sendto(b"x", ("192.0.2.1", 9))

    assert cell.run(send, group, needs=[group]) in {"PermissionError", "OSError"}


@needs_fork
@pytest.mark.parametrize(
    ("group", "layer"), [("landlock", "signals"), ("system calls", "system calls")]
)
def test_the_parent_can_be_sent_no_signal(cell, group, layer):
    assert cell.run(lambda: os.kill(os.getppid(), 0), group, needs=[layer]) == "PermissionError"


@needs_fork
def test_but_a_process_can_end_itself(cell):
    assert cell.run(lambda: os.kill(os.getpid(), signal.SIGTERM)) == "SIGTERM"
    assert cell.run(lambda: signal.raise_signal(signal.SIGTERM)) == "SIGTERM"


@needs_fork
def test_the_limits_of_the_parent_cannot_be_set(cell):
    resource = pytest.importorskip("resource")

    outcome = cell.run(
        lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CORE),
        "system calls",
        needs=["system calls"],
    )

    assert outcome == "PermissionError"


@needs_fork
def test_the_memory_of_the_parent_cannot_be_opened(cell):
    parent = os.getpid()

    outcome = cell.run(
        lambda: open(f"/proc/{parent}/mem", "rb").close(), "landlock", needs=["files"]
    )

    assert outcome == "PermissionError"


# How much it can use


@needs_fork
def test_fifty_gigabytes_are_a_memory_error(cell):
    assert cell.run(lambda: len(bytearray(50 << 30)), "limits", needs=["memory"]) == "MemoryError"


@needs_fork
def test_for_numpy_too(cell):
    outcome = cell.run(lambda: np.ones(50 << 27).size, "limits", needs=["memory"])

    assert outcome in {"MemoryError", "_ArrayMemoryError"}


@needs_fork
def test_a_busy_loop_ends(cell):
    def loop():
        while True:
            pass

    outcome = cell.run(loop, "limits", needs=["cpu time"], limits=Limits(cpu_time=1))

    assert outcome == "SIGXCPU"


@needs_fork
def test_a_file_does_not_grow_too_large(cell):
    large = cell.scratch / "large"

    outcome = cell.run(
        lambda: large.write_bytes(bytes(4321)),
        "limits",
        needs=["file size"],
        limits=Limits(file_size=1234),
    )

    assert outcome == "OSError"
    assert large.stat().st_size == 1234


@needs_fork
def test_files_are_not_opened_without_end(cell):
    outcome = cell.run(
        lambda: len([os.open(os.devnull, os.O_RDONLY) for _ in range(99)]),
        "limits",
        needs=["open files"],
    )

    assert outcome == "OSError"


@needs_fork
def test_processes_end_at_their_limit(cell):
    born = cell.run(
        lambda: forks(20),
        "namespaces",
        "limits",
        needs=["processes"],
        limits=Limits(processes=5),
        before=nobody,
    )

    assert born == 4  # and the worker itself


@needs_fork
def test_where_system_calls_are_filtered_there_is_no_second_process(cell):
    assert cell.run(lambda: forks(20), "system calls", needs=["system calls"]) == 0


@needs_fork
def test_limits_cannot_be_lifted_again_even_by_the_superuser(cell):
    resource = pytest.importorskip("resource")
    endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)

    outcome = cell.run(
        lambda: resource.setrlimit(resource.RLIMIT_FSIZE, endless),
        "limits",
        "privileges",
        needs=["file size", "privileges"],
    )

    assert outcome == "ValueError"


@needs_fork
def test_a_stricter_limit_that_was_there_before_stays(cell):
    resource = pytest.importorskip("resource")

    def strict():
        resource.setrlimit(resource.RLIMIT_NOFILE, (30, 30))

    limit = cell.run(lambda: resource.getrlimit(resource.RLIMIT_NOFILE), "limits", before=strict)

    assert limit == [30, 30]


# What goes on working


@needs_fork
def test_numpy_computes_and_imports_come_late(cell):
    def work():
        for late in ("colorsys", "sqlite3", "numpy.polynomial.legendre", "minigrad.draw.svg"):
            sys.modules.pop(late, None)
            importlib.import_module(late)
        thread = threading.Thread(target=time.sleep, args=(0,))
        thread.start()
        thread.join()
        return float(np.linalg.svd(np.eye(7))[1].sum())

    assert cell.run(work) == 7.0


@needs_fork
def test_a_process_keeps_its_user(cell):
    assert cell.run(lambda: [os.getuid(), os.getgid()]) == [os.getuid(), os.getgid()]
