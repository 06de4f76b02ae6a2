"""A filter on system calls: the kernel runs a tiny program before each, which may refuse it.

It closes what the other layers leave open on some machines: the superuser may have any number of
processes, Landlock knows neither UDP nor permissions and learned late about signals, and a process
may set the limits of any other of its user, so also those of the judge.

Source:
    linux/seccomp.h, linux/filter.h, and «Seccomp BPF» in the kernel's documentation.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from minigrad.grader.confine.kernel import call
from minigrad.grader.confine.layer import Layer, attempt
from minigrad.grader.confine.privileges import no_new_privileges
from minigrad.words import say

CLONE_THREAD = 0x00010000  # from linux/sched.h

# From linux/seccomp.h.
SET_MODE_FILTER = 1
ALL_THREADS, NO_SLOW_CAUTION = 1, 4
ALLOW, REFUSE_WITH = 0x7FFF0000, 0x00050000

# Instructions, from linux/bpf_common.h, and where the filter finds what it looks at.
LOAD, AND, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16

#: On x86_64, numbers from here on are the same calls for programs with short pointers.
OTHER_NUMBERS = 0x40000000


@dataclass(frozen=True)
class Machine:
    """What the kernel calls an architecture, and the numbers of its system calls."""

    audit: int
    seccomp: int
    numbers: Mapping[str, int]


EVERYWHERE = {"pidfd_send_signal": 424, "io_uring_setup": 425, "clone3": 435, "fchmodat2": 452}

MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        317,
        EVERYWHERE
        | {
            "socket": 41, "clone": 56, "fork": 57, "vfork": 58, "kill": 62, "chmod": 90,
            "fchmod": 91, "rt_sigqueueinfo": 129, "tkill": 200, "tgkill": 234, "fchmodat": 268,
            "rt_tgsigqueueinfo": 297, "prlimit64": 302,
        },
    ),
    "aarch64": Machine(
        0xC00000B7,
        277,
        EVERYWHERE
        | {
            "fchmod": 52, "fchmodat": 53, "kill": 129, "tkill": 130, "tgkill": 131,
            "rt_sigqueueinfo": 138, "socket": 198, "clone": 220, "rt_tgsigqueueinfo": 240,
            "prlimit64": 261,
        },
    ),
}


@dataclass(frozen=True)
class Rule:
    """Refuse a system call, unless its first argument, seen through a mask, is an allowed one."""

    name: str
    error: int = errno.EPERM
    allowed: int | None = None
    mask: int = 0xFFFFFFFF


def rules(pid: int) -> list[Rule]:
    """What the process of that number may not do."""
    return [
        Rule("fork"),
        Rule("vfork"),
        Rule("clone", allowed=CLONE_THREAD, mask=CLONE_THREAD),
        # Its flags lie in memory, which no filter can see.  Told that there is no such call, the
        # C library starts its threads with clone.
        Rule("clone3", error=errno.ENOSYS),
        Rule("socket"),
        Rule("io_uring_setup"),
        Rule("kill", allowed=pid),
        Rule("tgkill", allowed=pid),
        *map(Rule, ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal")),
        Rule("prlimit64", allowed=0),
        *map(Rule, ("chmod", "fchmod", "fchmodat", "fchmodat2")),
    ]


def forbid() -> Layer:
    """Forbid what no answer needs, for all threads and for good."""
    return attempt(
        "system calls",
        say("no new process, no socket, no change of permissions"),
        _install,
    )


def _install() -> None:
    no_new_privileges()
    machine = MACHINES.get(os.uname().machine)
    if machine is None or struct.calcsize("P") != 8:
        raise NotImplementedError(say("no list of system calls for this kind of machine"))
    code = program(machine, rules(os.getpid()))
    buffer = ctypes.create_string_buffer(code)
    instructions = struct.pack("HP", len(code) // 8, ctypes.addressof(buffer))
    call("syscall", machine.seccomp, SET_MODE_FILTER, ALL_THREADS | NO_SLOW_CAUTION, instructions)


def program(machine: Machine, rules: list[Rule]) -> bytes:
    """The filter in the kernel's language."""
    refuse = _do(RETURN, REFUSE_WITH | errno.ENOSYS)
    code = [
        _do(LOAD, ARCHITECTURE), _do(IF_EQUAL, machine.audit, 1, 0), refuse,
        _do(LOAD, NUMBER), _do(IF_AT_LEAST, OTHER_NUMBERS, 0, 1), refuse,
    ]
    for rule in rules:
        if rule.name in machine.numbers:
            body = _body(rule)
            code += [_do(IF_EQUAL, machine.numbers[rule.name], 0, len(body)), *body]
    return b"".join([*code, _do(RETURN, ALLOW)])


def _body(rule: Rule) -> list[bytes]:
    """What is done when the number is the rule's."""
    refuse = _do(RETURN, REFUSE_WITH | rule.error)
    if rule.allowed is None:
        return [refuse]
    return [
        _do(LOAD, FIRST_ARGUMENT), _do(AND, rule.mask), _do(IF_EQUAL, rule.allowed, 0, 1),
        _do(RETURN, ALLOW), refuse,
    ]


def _do(operation: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction: a jump skips so many of those that follow, by the answer."""
    return struct.pack("HBBI", operation, if_true, if_false, operand)
