"""Files that are whole or not there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def atomically(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Write a file beside ``path``; once it is whole and on the disk, it takes that name.

    Until then, and for ever if writing fails or the process is killed, ``path`` is what it was.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with atomically(Path(folder, "notes")) as file:
    ...         length = file.write(b"whole")
    ...     os.listdir(folder)
    ['notes']
    """
    target = Path(path)
    _remove_parts(target)
    part = target.with_name(f"{target.name}.{os.urandom(4).hex()}.part")
    try:
        with open(part, "xb") as file:
            yield file
            file.flush()
            # Without it the name could reach the disk before the contents.
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _remove_parts(target: Path) -> None:
    """What killed writers of this very file left behind."""
    name = re.compile(re.escape(target.name) + r"\.[0-9a-f]{8}\.part")
    for path in target.absolute().parent.glob("*.part"):
        if name.fullmatch(path.name):
            # Windows does not remove what somebody holds open.
            with suppress(OSError):
                path.unlink()
