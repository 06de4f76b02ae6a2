"""Keep the memory of one training step for the next."""

from __future__ import annotations

import ctypes
import gc
import sys

#: <malloc.h> of the GNU C library: which of its limits is meant.
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
LIMIT = 1 << 30
#: After how many new objects Python's cyclic collector looks for cycles among them; usually 700.
NEW_OBJECTS = 100_000


def keep_memory() -> bool:
    """Tell Python and the C library how a training step uses memory. Two settings, measured:

    What this process frees, up to 1 GiB, the C library keeps for its next use. Freeing the graph
    of a step otherwise gives the memory back, and the next step has each page of it made and
    cleared again: 1.3 to 1.6 times the time of a step.

    Python's cyclic collector looks less often. A graph has no cycles, and nothing else keeps the
    collector so busy: 1.2 times the time of a chain of small ops, 1.5 of many single numbers.

    Both count for the whole process, so they are asked for, not made at import. True if the C
    library was told as well: only the GNU one has these limits.
    """
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return bool(mallopt and mallopt(MMAP_THRESHOLD, LIMIT) and mallopt(TRIM_THRESHOLD, LIMIT))
