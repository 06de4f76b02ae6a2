"""Notice that files are saved, by looking at them again and again.

Thirty files are looked at in a fraction of a millisecond, so looking every 20 milliseconds costs
next to nothing and finds a change 10 milliseconds after it, on the average.  A system's own
notices (inotify and its kin, or a package such as watchfiles around them) would be no faster to
anybody's eye, and they are silent where files lie on a network or are shared with a container.
"""

from __future__ import annotations

import ast
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Seconds from one look to the next.
PAUSE = 0.02
#: What is no Python yet may be half written: so long it has to stay the same before it is told.
SETTLED = 0.1
#: An editor may take a file away and put another in its place: so long it has for that.
AWAY = 0.3
#: Some disks tell time in steps of two seconds: so long after a change contents are compared too.
COARSE = 2.5


@dataclass(frozen=True)
class Saved:
    """A file was written, or is there again, with this content (None if it cannot be read)."""

    path: Path
    content: bytes | None


@dataclass(frozen=True)
class Gone:
    """A file is not there any more."""

    path: Path


Change = Saved | Gone


def changes(
    paths: Sequence[Path],
    sleep: Callable[[float], object] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[list[Change]]:
    """What became of the files from one look to the next: mostly nothing; it never ends.

    Args:
        paths: the files, whether they are there or not; from this call on no change is missed.
        sleep: lets time pass between two looks; may return early.
        clock: seconds that only grow.
    """
    return _looks([Watched(path, clock()) for path in paths], sleep, clock)


def _looks(
    files: Sequence[Watched], sleep: Callable[[float], object], clock: Callable[[], float]
) -> Iterator[list[Change]]:
    while True:
        now = clock()
        yield [change for file in files if (change := file.look(now))]
        sleep(PAUSE)


class Watched:
    """One file: how it was at the last look, and whether that has been told."""

    def __init__(self, path: Path, now: float) -> None:
        self.path = path
        self.told = True
        self._take_down(stamp(path), now)

    def look(self, now: float) -> Change | None:
        """What is to be told about the file, once."""
        found = stamp(self.path)
        if found != self.stamp or (now < self.fresh_until and content(self.path) != self.content):
            self.told = False
            self._take_down(found, now)
        if self.told or now < self.due:
            return None
        self.told = True
        return Saved(self.path, self.content) if self.stamp else Gone(self.path)

    def _take_down(self, found: tuple[int, ...] | None, now: float) -> None:
        self.stamp, self.content = found, content(self.path)
        self.fresh_until = now + COARSE
        self.due = now + self._patience()

    def _patience(self) -> float:
        """Seconds for which it must stay like this before it is believed to be so."""
        if self.stamp is None:
            return AWAY
        return 0.0 if is_whole(self.content) else SETTLED


def stamp(path: Path) -> tuple[int, ...] | None:
    """What a save changes about a file without a look inside; None if there is no file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def content(path: Path) -> bytes | None:
    """What is in a file; None if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def is_whole(source: bytes | None) -> bool:
    """True if this is something and is Python, so that nobody needs to wait for the rest of it."""
    if not source or source.isspace():
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
