"""What ``minigrad doctor`` tells: one thing, how it is, and what to do about it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

OK, MISSING, BROKEN = "ok", "missing", "broken"


@dataclass(frozen=True)
class Finding:
    """``state`` is "ok", "missing" (all goes on without it) or "broken" (it is needed)."""

    what: str
    state: str
    found: str
    cure: str = ""


def pip(words: str) -> str:
    """The command that installs something for the very Python that runs here."""
    return f'"{sys.executable}" -m pip install {words}'
