"""Give up every privilege, and the means to gain any."""

from __future__ import annotations

import struct

from minigrad.grader.confine.kernel import call
from minigrad.grader.confine.layer import Layer, attempt
from minigrad.words import say

# From linux/prctl.h and linux/capability.h.
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522


def give_up() -> Layer:
    """Be an ordinary user from here on, even as the superuser: one who owns the same files."""
    return attempt("privileges", say("no privilege of the superuser"), _drop_capabilities)


def no_new_privileges() -> None:
    """No program run from here on gains what this process lacks; the kernel asks for this first."""
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _drop_capabilities() -> None:
    no_new_privileges()
    this_process = struct.pack("Ii", CAPABILITY_VERSION_3, 0)
    none_at_all = bytes(24)  # effective, permitted and inheritable; the low half, the high half
    call("capset", this_process, none_at_all)
