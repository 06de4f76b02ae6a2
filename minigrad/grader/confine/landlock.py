"""Landlock: a process gives up the rights to files that it does not need.

A ruleset names the rights that it *handles*: all of these are gone, except where a rule gives some
of them back for a folder and everything below it.  Each version of the interface (ABI) handles
more, and a kernel refuses to be asked for what it does not know.

Source:
    linux/landlock.h, and «Landlock: unprivileged access control» in the kernel's documentation.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable
from enum import IntFlag, auto
from pathlib import Path

from minigrad.grader.confine.kernel import call, count_threads, require_one_thread
from minigrad.grader.confine.layer import Layer, reason
from minigrad.grader.confine.privileges import no_new_privileges
from minigrad.words import say

# The same numbers on every architecture.
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_FOR_VERSION = 1
PATH_BENEATH = 1

#: All that there is to handle besides files: binding and connecting TCP sockets; connecting to
#: abstract Unix sockets and sending signals, both out of what is confined together.
TCP, SCOPES = 0b11, 0b11
#: The ABI that brought each, and the size of the ruleset that names it, in bytes.
TCP_SINCE, SCOPES_SINCE = 4, 6
SIZE, SIZE_WITH_TCP, SIZE_WITH_SCOPES = 8, 16, 24


class Right(IntFlag):
    """What can be done with files, in the kernel's order."""

    EXECUTE = auto()
    WRITE_FILE = auto()
    READ_FILE = auto()
    READ_DIR = auto()
    REMOVE_DIR = auto()
    REMOVE_FILE = auto()
    MAKE_CHAR = auto()
    MAKE_DIR = auto()
    MAKE_REG = auto()
    MAKE_SOCK = auto()
    MAKE_FIFO = auto()
    MAKE_BLOCK = auto()
    MAKE_SYM = auto()
    REFER = auto()
    TRUNCATE = auto()
    IOCTL_DEV = auto()


#: The rights that came after the first version, with the ABI that brought them.
LATER = {Right.REFER: 2, Right.TRUNCATE: 3, Right.IOCTL_DEV: 5}

READ = Right.READ_FILE | Right.READ_DIR
#: Ordinary files and folders, and no links: the judge tidies up, and must not be led elsewhere.
WRITE = (
    Right.WRITE_FILE | Right.TRUNCATE | Right.MAKE_REG | Right.MAKE_DIR
    | Right.REMOVE_FILE | Right.REMOVE_DIR | Right.REFER
)
#: The rights that a file can have; the others are for folders, and a file must not be given them.
OF_A_FILE = (
    Right.EXECUTE | Right.WRITE_FILE | Right.READ_FILE | Right.TRUNCATE | Right.IOCTL_DEV
)


def lock(readable: Iterable[Path], scratch: Path) -> list[Layer]:
    """Lock this process in: it may read these files and folders, and write one folder."""
    abi, why = 0, ""
    try:
        version = abi_version()
        threads = count_threads()
        _restrict(version, readable, scratch)
        require_one_thread(threads)  # of several, one is locked in
        abi = version
    except Exception as error:
        why = reason(error)

    def layer(name: str, does: str, since: int) -> Layer:
        missing = say("needs Landlock ABI {since}, here is {abi}", since=since, abi=abi)
        return Layer(name, does, on=abi >= since, why="" if abi >= since else why or missing)

    return [
        layer("files", say("reads what it needs, writes one folder, starts no program"), 1),
        layer("tcp", say("no TCP connection"), TCP_SINCE),
        layer("signals", say("no signal to another process"), SCOPES_SINCE),
    ]


def abi_version() -> int:
    """The version that this kernel knows, from 1; OSError if it knows none."""
    return call("syscall", CREATE_RULESET, None, 0, ASK_FOR_VERSION)


def _restrict(abi: int, readable: Iterable[Path], scratch: Path) -> None:
    handled = Right(0)
    for right in Right:
        if LATER.get(right, 1) <= abi:
            handled |= right
    size = SIZE if abi < TCP_SINCE else SIZE_WITH_TCP if abi < SCOPES_SINCE else SIZE_WITH_SCOPES
    attributes = struct.pack("QQQ", handled, TCP, SCOPES)
    ruleset = call("syscall", CREATE_RULESET, attributes[:size], size, 0)
    try:
        for path in readable:
            _allow(ruleset, path, READ & handled)
        _allow(ruleset, scratch, (READ | WRITE) & handled)
        _allow(ruleset, Path(os.devnull), (READ | WRITE) & handled)
        no_new_privileges()
        call("syscall", RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: Right) -> None:
    """Give rights for a path, if it is there."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= OF_A_FILE
        call("syscall", ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
