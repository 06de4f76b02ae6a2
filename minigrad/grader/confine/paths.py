"""What Python needs to read to go on working: its libraries and packages, but not the course.

An import may come late, so folders are given rather than files.  The checkout of the course may
itself lie on Python's path, and an installed course lies inside a package; both stay hidden.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
#: The folder in which the package lies: a checkout, or one with many packages.
HOME = PACKAGE.parent

SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store",
    "/etc/ld.so.cache", "/usr/share/zoneinfo",
    "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero",
)


def of_python() -> list[Path]:
    """Every file and folder that a running Python may come to need."""
    prefixes = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    libraries = [Path(prefix) / name for prefix in prefixes for name in ("lib", "lib64")]
    linked = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    named = [Path(name) for name in (*SYSTEM, *sys.path, *linked) if name]
    places = {path.resolve() for path in (*libraries, *named)}

    hidden, engine = [PACKAGE], [*around(PACKAGE, [PACKAGE / "_course"])]
    if (HOME / "solutions").is_dir():  # a checkout
        hidden, engine = [HOME], [PACKAGE]
    return [*(path for place in places for path in around(place, hidden)), *engine]


def around(folder: Path, hidden: Sequence[Path]) -> Iterator[Path]:
    """The folder without what is hidden in it: whole if there is nothing, else by its parts.

    The kernel can give a folder, but not take back a part of it.
    """
    inside = [path for path in hidden if path.is_relative_to(folder)]
    if not inside:
        yield folder
    elif folder not in inside:
        for part in _parts(folder):
            yield from around(part, inside)


def _parts(folder: Path) -> list[Path]:
    """What lies in a folder; a link is left out, for it may lead to what is hidden."""
    try:
        return [path for path in folder.iterdir() if not path.is_symlink()]
    except OSError:
        return []
