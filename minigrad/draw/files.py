"""Writing a picture to a file: the whole file or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from minigrad.errors import ArgumentError
from minigrad.words import say


def check_path(path: Path, suffixes: Sequence[str]) -> None:
    """Refuse a name that does not say the form, and a folder that is not there."""
    if path.suffix.lower() not in suffixes:
        raise ArgumentError(
            say("{name!r} does not say in which form to save\n"
                "  expected  a name ending in {suffixes}\n"
                "  got       {suffix}", name=path.name, suffixes=", ".join(suffixes),
                suffix=path.suffix or say("no suffix"))
        )
    if not path.parent.is_dir():
        raise ArgumentError(
            say("there is no folder to save {name} in\n  expected  an existing folder\n"
                "  got       {folder}", name=path.name, folder=path.parent)
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
