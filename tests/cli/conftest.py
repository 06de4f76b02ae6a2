"""What the tests of commands share: a tiny course in a workspace, and the command line itself."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from minigrad.cli.main import main
from minigrad.grader.course import PACKAGE, Course
from tests.cli.terminal import environment
from tests.draw.picture import forget_styles
from tests.grader.conftest import FILES, write

HINTS = """
[double]
hints = ["what is twice?", "one multiplication", "x times two"]

[lookup]
hints = ["what is a row?", "one index", "the ids are the index"]
"""
OTHER_HINTS = '["Quadruple.forward"]\nhints = ["how often?", "call it", "twice"]\n'


@dataclass
class Said:
    """What a command said, and its exit code."""

    code: int | str | None
    out: str
    err: str


@pytest.fixture(autouse=True)
def no_fashion(monkeypatch):
    """Widths, colours and languages of whoever runs the tests stay outside."""
    for name in ("NO_COLOR", "FORCE_COLOR", "LINES", "MINIGRAD_LANG", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    forget_styles()


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Two stages: 04 double, and 06 quadruple that stands on it; both untouched."""
    material, workspace = tmp_path / "material", tmp_path / "workspace"
    for name, text in FILES.items():
        write(material / name, text)
    write(material / "solutions/s04_double.toml", HINTS)
    write(material / "solutions/s06_quadruple.toml", OTHER_HINTS)
    course = Course(material, workspace)
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    monkeypatch.setattr(Course, "here", classmethod(lambda cls, folder=None: course))
    monkeypatch.chdir(workspace)
    return course


@pytest.fixture
def answer(course):
    """Write the learner's answer to a stage: the solution, with something else in it."""

    def write_answer(number="04", old="", new=""):
        stage = course.find(number)
        source = course.solution(stage).read_text("utf-8")
        assert old in source
        course.exercise(stage).write_text(source.replace(old, new), "utf-8")
        return course.exercise(stage)

    return write_answer


@pytest.fixture
def minigrad(capsys):
    """The command line, in this process."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as end:
            code = end.code
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def real_course(tmp_path_factory):
    """A workspace of the course itself, with nothing in it but stubs."""
    folder = tmp_path_factory.mktemp("real")
    course = Course(Course.here(PACKAGE).material, folder)
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    return course


@pytest.fixture
def at_home(real_course, monkeypatch):
    """Be in the workspace of the course itself."""
    monkeypatch.chdir(real_course.workspace)
    return real_course.workspace


def shell(*words: str, folder: Path, **env: str) -> Said:
    """``python -m minigrad`` as a process of its own, whose output is a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "minigrad", *words],
        cwd=folder,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def readonly():
    """Take away the permission to write in a folder; not from the superuser, who keeps it."""
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("needs a user who can be refused something")
    locked = []

    def lock(folder: Path) -> None:
        locked.append(folder)
        folder.chmod(0o500)

    yield lock
    for folder in locked:
        folder.chmod(0o700)
