"""A user, a network and shared memory of one's own.

The new network has no way out, not even to this machine.  The new user has the old number, and his
processes are counted from one.
"""

from __future__ import annotations

import os
from pathlib import Path

from minigrad.grader.confine.kernel import call, require_linux, require_one_thread
from minigrad.grader.confine.layer import Layer, attempt
from minigrad.words import say

# From linux/sched.h.
CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000


def separate() -> Layer:
    """Leave the namespaces of the machine.  It must be done while there is a single thread."""
    return attempt("namespaces", say("no network, and no memory shared with others"), _unshare)


def _unshare() -> None:
    require_linux()
    require_one_thread()
    user, group = os.geteuid(), os.getegid()
    call("unshare", CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC)
    # Without a map everybody is nobody.  A group may be mapped once it can no longer be left.
    own = Path("/proc/self")
    (own / "uid_map").write_text(f"{user} {user} 1")
    (own / "setgroups").write_text("deny")
    (own / "gid_map").write_text(f"{group} {group} 1")
