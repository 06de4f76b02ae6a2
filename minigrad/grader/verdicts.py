"""Verdicts, remembered by content.

Progress is not a record that can be lost: it is what the graders say about the files as they
are.  Where every file that had a say is unchanged, they would say the same again.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from minigrad.grader.confine import Layer
from minigrad.grader.report import CheckReport, Diagnosis, StageReport
from minigrad.grader.source import BrokenAnswer, read

PACKAGE = Path(__file__).resolve().parent.parent
#: What has a say in every verdict: the engine, the grader, and the language of the messages.
JUDGES = ("*.py", "ops/*.py", "grader/**/*.py")


def fingerprint(files: Iterable[Path], mistakes: Path) -> str:
    """One word for the content of these files, of a folder of mistakes and of all that judges."""
    digest = hashlib.sha256(_judges().encode() + _known(mistakes))
    digest.update(os.environ.get("MINIGRAD_LANG", "").encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + _content(path) + b"\0")
    return digest.hexdigest()


@cache
def _judges() -> str:
    digest = hashlib.sha256(f"{platform.python_version()} {np.__version__}".encode())
    for path in sorted(path for pattern in JUDGES for path in PACKAGE.glob(pattern)):
        digest.update(_content(path))
    return digest.hexdigest()


@cache
def _known(folder: Path) -> bytes:
    """The mistakes as this process knows them, from its first look to its end."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + _content(path))
    return digest.digest()


def _content(path: Path) -> bytes:
    """The hash of a file's bytes; a file that is not there is as good as empty."""
    with suppress(BrokenAnswer):
        return hashlib.sha256(read(path)).digest()
    return b""


class Verdicts:
    """The last verdict on each stage, in ``.minigrad/verdicts.json`` of the workspace.

    A file that cannot be read or written costs time, never a verdict.
    """

    def __init__(self, workspace: Path) -> None:
        self.path = workspace / ".minigrad" / "verdicts.json"
        self.entries = self._read()
        self._lock = threading.Lock()

    def recall(self, stage: str, key: str) -> StageReport | None:
        """The verdict on a stage, if it was reached on just this content."""
        try:
            entry = self.entries[stage]
            return _report(entry["report"]) if entry["key"] == key else None
        except (KeyError, TypeError):
            return None

    def remember(self, report: StageReport, key: str) -> None:
        """Keep a verdict; one that the clock gave may be another one next time."""
        if report.status != "timed out":
            with self._lock:
                self.entries[report.stage] = {"key": key, "report": asdict(report)}
                self._write()

    def _read(self) -> dict[str, Any]:
        try:
            entries = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}

    def _write(self) -> None:
        """Replace the file as a whole: whoever reads it finds the old one or the new one."""
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(self.entries))
            os.replace(name, self.path)


def _report(data: dict[str, Any]) -> StageReport:
    """A report from what ``asdict`` made of it."""
    checks = [CheckReport(**check) for check in data["checks"]]
    diagnoses = [Diagnosis(**diagnosis) for diagnosis in data["diagnoses"]]
    layers = [Layer(**layer) for layer in data["layers"]]
    return StageReport(**data | {"checks": checks, "diagnoses": diagnoses, "layers": layers})
