"""What ``minigrad doctor`` looks at: this machine, this terminal, these folders."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rich.console import Console

from minigrad import __version__
from minigrad.cli.finding import BROKEN, MISSING, OK, Finding, pip
from minigrad.cli.packages import needed, optional
from minigrad.draw import dot
from minigrad.grader import judge
from minigrad.grader.confine import available
from minigrad.grader.course import PACKAGE, Course
from minigrad.words import say

#: The oldest Python and NumPy that will do.
PYTHON, NUMPY = (3, 11), (1, 26)
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
NARROW = 60


def examine(course: Course, screen: Console) -> Iterator[Finding]:
    """Everything, from the ground up."""
    yield python()
    yield numpy()
    yield from needed()
    yield from optional()
    yield from the_course(course)
    yield from folders(course)
    yield grading(course)
    yield from confinement()
    yield graphviz_program()
    yield from terminal(screen)


def python() -> Finding:
    found = f"{platform.python_version()}, {sys.executable}"
    if sys.version_info >= PYTHON:
        return Finding("Python", OK, found)
    return Finding("Python", BROKEN, found, say("install Python {n[0]}.{n[1]} or newer", n=PYTHON))


def numpy() -> Finding:
    found = say(
        "{version} with {blas}; up to {threads} threads, one while grading",
        version=np.__version__, blas=blas(), threads=threads(),
    )
    if tuple(map(int, np.__version__.split(".")[:2])) >= NUMPY:
        return Finding("NumPy", OK, found)
    return Finding("NumPy", BROKEN, found, pip("--upgrade numpy"))


def blas() -> str:
    """The library that multiplies matrices, as NumPy was built with it."""
    try:
        built = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"{built['name']} {built['version']}"
    except (KeyError, TypeError):
        return say("a BLAS that does not tell its name")


def threads() -> int:
    """How many threads that library starts in a program that says nothing else."""
    for name in THREADS:
        if os.environ.get(name, "").isdigit():
            return int(os.environ[name])
    return os.cpu_count() or 1


def the_course(course: Course) -> Iterator[Finding]:
    yield Finding("minigrad", OK, f"{__version__}, {PACKAGE}")
    where, count = course.material, len(course.stages)
    if count:
        found = say("{n} stages, {where}", n=count, where=where)
        yield Finding("course", OK, found)
    else:
        found = say("no stage in {where}", where=where)
        yield Finding("course", BROKEN, found, pip("--force-reinstall minigrad-course"))
    there = [stage for stage in course.stages if course.exercise(stage).exists()]
    if there:
        begun = sum(course.begun(stage) for stage in there)
        where = course.workspace / "exercises"
        found = say("{n} files, {begun} begun, {where}", n=len(there), begun=begun, where=where)
        yield Finding("exercises", OK, found)
    else:
        cure = "minigrad init course && cd course"
        yield Finding("exercises", MISSING, say("no exercises/ here or above"), cure)


def folders(course: Course) -> Iterator[Finding]:
    for what, folder, loss in (
        ("exercises/", course.workspace / "exercises", say("`minigrad reset` cannot write")),
        (".minigrad/", course.workspace / ".minigrad", say("verdicts are not remembered")),
    ):
        if (course.workspace / "exercises").is_dir():
            if can_write(folder):
                yield Finding(what, OK, say("can be written"))
            else:
                yield Finding(what, MISSING, say("cannot be written: {loss}", loss=loss),
                              f'chmod -R u+w "{folder}"')
    try:
        yield Finding("temporary", OK, say("{where} can be written", where=tempfile.gettempdir()))
    except FileNotFoundError as error:
        yield Finding("temporary", BROKEN, str(error.strerror), "mkdir ~/tmp; export TMPDIR=~/tmp")


def can_write(folder: Path) -> bool:
    """True if a file can be made in it; tried, because permissions are not all there is to it."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def grading(course: Course) -> Finding:
    """A reference answer, graded like a learner's."""
    what = "grading"
    if not course.stages:
        return Finding(what, BROKEN, say("there is no stage to try it with"))
    stage = min(course.stages, key=lambda stage: course.tests(stage).stat().st_size)
    start = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory(prefix="minigrad-") as folder:
            trial = Course(course.material, Path(folder))
            trial.exercise(stage).parent.mkdir()
            shutil.copy(course.solution(stage), trial.exercise(stage))
            [report] = judge.grade(trial, [stage])
    except OSError as error:
        return Finding(what, BROKEN, say("a worker cannot be started: {reason}", reason=error))
    if report.status == "passed":
        seconds = time.perf_counter() - start
        found = say("stage {n} took {s:.1f} s, from cold", n=stage.number, s=seconds)
        return Finding(what, OK, found)
    why = report.message or next((c.message for c in report.checks if c.message), report.status)
    found = say("the reference of stage {n} does not pass: {why}", n=stage.number, why=why)
    return Finding(what, BROKEN, found, pip("--force-reinstall minigrad-course"))


def confinement() -> Iterator[Finding]:
    """What holds an answer back while it runs."""
    for layer in available():
        what = say("confinement: {layer}", layer=layer.name)
        if layer.on:
            yield Finding(what, OK, layer.does)
        else:
            found = say("{does}: not here, {why}", does=layer.does, why=layer.why)
            yield Finding(what, MISSING, found, cure_of_layer(layer.name))


def cure_of_layer(name: str) -> str:
    """What brings back a layer that is missing."""
    if sys.platform != "linux":
        return say("grade strangers' work on Linux; for your own nothing is needed")
    if name == "processes" and os.geteuid() == 0:
        return say("run minigrad as an ordinary user")
    switch = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    if name in ("namespaces", "processes") and switch.exists():
        return "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
    return say("a newer kernel, or a container that allows it; the other layers hold meanwhile")


def graphviz_program() -> Finding:
    """What lays out drawings besides minigrad itself; tried, because it may be there and broken."""
    program, cure = dot.find_engine(), pip("'minigrad-course[dot]'")
    if program is None:
        found = say("without it, drawings come as .svg, .html, .txt and .dot, not as .png and .pdf")
        return Finding("dot", MISSING, found, cure)
    try:
        dot.run_dot("digraph{a->b}", "svg")
    except dot.GraphvizError as error:
        return Finding("dot", MISSING, str(error).splitlines()[0], cure)
    if Path(program).stem == dot.PURE:
        return Finding("dot", OK, say("{program}: .png, but not .pdf", program=program))
    return Finding("dot", OK, program)


def terminal(screen: Console) -> Iterator[Finding]:
    if not screen.is_terminal:
        yield Finding("terminal", OK, say("none: plain words, {n} columns", n=screen.width))
    elif screen.width < NARROW:
        yield Finding("terminal", OK, say("{n} columns: long lines are folded", n=screen.width))
    else:
        yield Finding("terminal", OK, say("{n} columns", n=screen.width))
    colours = None if screen.no_color else screen.color_system
    yield Finding("colours", OK, colours or say("none, as the terminal or NO_COLOR asks"))
    encoding = locale.getencoding()
    if encoding.lower().replace("-", "") == "utf8":
        yield Finding("letters", OK, encoding)
    else:
        cure = "chcp 65001" if sys.platform == "win32" else "export LANG=C.UTF-8"
        found = say("{encoding}: ✓, √ and 한 may look odd", encoding=encoding)
        yield Finding("letters", MISSING, found, cure)
    if sys.stdin is not None and sys.stdin.isatty():
        yield Finding("keyboard", OK, say("`minigrad watch` takes keys"))
    else:
        yield Finding("keyboard", OK, say("none: `minigrad watch` takes no keys and needs none"))
