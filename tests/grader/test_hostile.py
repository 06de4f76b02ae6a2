"""No hostile answer passes, changes a file, leaves a process or goes unexplained."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from minigrad.grader.confine import available
from minigrad.grader.course import Course
from minigrad.grader.judge import grade
from minigrad.grader.outcome import TimeLimits
from minigrad.grader.report import StageReport
from tests.grader.conftest import FILES, write
from tests.grader.hostile import ALL, LIES, Hostile

LIMITS = TimeLimits(check=0.5, stage=20.0)
REFUSED = ("failed", "broken", "timed out")
AT_A_TIME = 3
PROCESSES = Path("/proc")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows confines nothing")


@dataclass
class Trial:
    """What became of one hostile answer."""

    reports: list[StageReport]
    changed: list[str]


def course_in(folder: Path) -> Course:
    """The tiny course, with its material out of the learner's workspace."""
    course = Course(folder / "material", folder / "workspace")
    for name, text in FILES.items():
        write(course.material / name, text)
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    return course


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and its permissions, but for the memory of verdicts."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode)
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != ".minigrad"
    }


def try_out(hostile: Hostile, folder: Path) -> Trial:
    course = course_in(folder)
    stage = course.find("double")
    source = hostile.source(str(course.material), str(course.workspace))
    course.exercise(stage).write_bytes(source)
    for name, text in hostile.files.items():
        write(course.workspace / name, text)
    before = state(folder)
    reports = grade(course, [stage], strict=True, limits=LIMITS)
    if hostile in LIES:  # no other could make an ordinary run believe anything
        reports += grade(course, [stage], limits=LIMITS)
    after = state(folder)
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    return Trial(reports, changed)


def missing_layers() -> set[str]:
    return {layer.name for layer in available() if not layer.on}


def objection(hostile: Hostile, trial: Trial) -> str:
    """What is not as it should be; empty if all is well."""
    strict = trial.reports[0]
    told = "\n".join([strict.message, *(check.message for check in strict.checks)])
    if any(report.status not in REFUSED for report in trial.reports):
        return f"not refused: {[report.status for report in trial.reports]}"
    if trial.changed:
        return f"changed {trial.changed}"
    return "" if told.strip() and hostile.says in told else f"not explained: {told}"


def started_in(home: Path) -> list[str]:
    """Processes whose environment names the folder, as that of every worker does."""
    found = []
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):
            if str(home).encode() in (process / "environ").read_bytes():
                found.append(process.name)
    return found


@pytest.mark.slow
# One test, so that however many processes run the tests, the answers are tried once.
def test_none_passes_or_does_harm_and_every_report_says_what_happened(tmp_path, monkeypatch):
    missing = {layer.name for layer in available() if not layer.on}
    harmless = [hostile for hostile in ALL if hostile.needs not in missing]
    folders = [tmp_path / str(number) for number in range(len(harmless))]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("JUDGES_SECRET", "42")
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        trials = list(pool.map(try_out, harmless, folders))

    objections = {
        hostile.name: text
        for hostile, trial in zip(harmless, trials, strict=True)
        if (text := objection(hostile, trial))
    }
    assert objections == {}
    assert list(scratch.iterdir()) == []
    assert started_in(tmp_path) == []


def test_each_has_a_name_of_its_own():
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 80
