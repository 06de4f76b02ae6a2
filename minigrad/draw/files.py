"""Writing a picture to a file: the whole file or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from minigrad.errors import ArgumentError


def check_path(path: Path, suffixes: Sequence[str]) -> None:
    """Refuse a name that does not say the form, and a folder that is not there."""
    if path.suffix.lower() not in suffixes:
        raise ArgumentError(
            f"{path.name!r} does not say in which form to save\n"
            f"  expected  a name ending in {', '.join(suffixes)}\n"
            f"  got       {path.suffix or 'no suffix'}"
        )
    if not path.parent.is_dir():
        raise ArgumentError(
            f"there is no folder to save {path.name} in\n"
            f"  expected  an existing folder\n"
            f"  got       {path.parent}"
        )


def write(path: Path, content: str | bytes) -> Path:
    """Put ``content`` in its place at once: a reader sees the old file or the new one."""
    data = content.encode() if isinstance(content, str) else content
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path
