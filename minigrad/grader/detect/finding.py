"""One thing that is plainly visible, in words."""

from __future__ import annotations

from minigrad.grader.report import Diagnosis

Finding = Diagnosis


def finding(key: str, message: str) -> Finding:
    """A finding stands where a known mistake would; its key says that it was only observed."""
    return Diagnosis(f"observed:{key}", message)
