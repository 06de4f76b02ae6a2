"""What the grader found out, as data: for people (the command line words it) and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from minigrad.grader.confine import Layer
from minigrad.words import say


@dataclass(frozen=True)
class CheckReport:
    """One graded test: its sentence, how it ended, and what was observed if it did not pass.

    ``status`` is "passed", "failed", "error", "timed out" or "not run".
    """

    name: str
    status: str
    message: str = ""


@dataclass(frozen=True)
class Diagnosis:
    """A known mistake that the evidence singles out."""

    mistake: str
    message: str


@dataclass(frozen=True)
class StageReport:
    """One stage: what became of each check, and why.

    ``status`` is "passed", "failed", "not started", "broken" or "timed out".  ``message`` says
    what concerns the stage as a whole.  ``stood_in`` names the earlier stages for which the
    reference stood in.  ``printed`` is the beginning of what the answer wrote to its terminal.
    ``layers`` says what held the answer back while it ran, and what is missing for that here.
    """

    stage: str
    name: str
    status: str
    checks: list[CheckReport] = field(default_factory=list)
    diagnoses: list[Diagnosis] = field(default_factory=list)
    message: str = ""
    stood_in: list[str] = field(default_factory=list)
    printed: str = ""
    layers: list[Layer] = field(default_factory=list)

    def confinement(self) -> str:
        """What held the answer back while it ran, and what did not; empty if it did not run."""
        on = ", ".join(layer.name for layer in self.layers if layer.on)
        off = "; ".join(f"{layer.name} ({layer.why})" for layer in self.layers if not layer.on)
        if not self.layers:
            return ""
        if not on:
            return say("nothing held the answer back: {reasons}", reasons=off)
        if not off:
            return say("held back by: {layers}", layers=on)
        return say("held back by: {layers}; not by: {reasons}", layers=on, reasons=off)

    def to_json(self) -> dict[str, Any]:
        """The stage as the course's contract shows it to programs."""
        return {
            "stage": self.stage,
            "name": self.name,
            "status": self.status,
            "checks": [vars(check) for check in self.checks],
            "diagnoses": [vars(diagnosis) for diagnosis in self.diagnoses],
        }


def to_json(reports: Sequence[StageReport]) -> dict[str, Any]:
    """All stages asked for, as one object for programs."""
    return {"stages": [report.to_json() for report in reports]}
