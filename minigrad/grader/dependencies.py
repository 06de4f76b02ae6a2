"""Which earlier stages a stage stands on: read from its import statements, without running it."""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from pathlib import Path

from minigrad.grader.course import Course, Stage
from minigrad.grader.source import BrokenAnswer, read

MODULE = re.compile(r"\bs\d\d_\w+")


def dependencies(course: Course, stage: Stage) -> list[Stage]:
    """The earlier stages that the learner's file or the reference imports, and theirs, in order."""
    by_module = {earlier.module: earlier for earlier in course.stages}
    found: set[Stage] = set()
    waiting = [stage]
    while waiting:
        current = waiting.pop()
        for path in (course.solution(current), course.exercise(current)):
            earlier = {by_module[name] for name in _imported(path) if name in by_module}
            new = {other for other in earlier if other < current} - found
            found |= new
            waiting.extend(new)
    return sorted(found)


def _imported(path: Path) -> frozenset[str]:
    """The names of stages in a file's import statements, wherever in the file they stand."""
    try:
        return _named(read(path))
    except (BrokenAnswer, SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()


@lru_cache(maxsize=256)
def _named(source: bytes) -> frozenset[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    imports = (node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    return frozenset(name for node in imports for name in MODULE.findall(ast.unparse(node)))
