"""From a solution to the learner's file.

A *piece* is a function or a method that the learner writes.  Its solution has one comment line
``# Task: …``: what stands above stays, what stands below is the answer.  So a stub and its
solution differ in nothing else, by construction.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

TASK = "# Task:"


def pieces(source: str) -> list[str]:
    """The names of the functions and methods that the learner writes, in order of the file."""
    return [name for name, _, _ in tasks(source)]


@lru_cache(maxsize=256)
def stub_of(source: str) -> str:
    """The solution's source with the answers taken out."""
    lines = source.splitlines()
    for _, task, end in reversed(list(tasks(source))):
        indent = lines[task][: -len(lines[task].lstrip())]
        todo = lines[task].replace(TASK, "# TODO:", 1)
        lines[task:end] = [todo, f"{indent}raise NotImplementedError"]
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=256)
def is_begun(source: str | bytes, stub: str) -> bool:
    """True if Python sees anything else in the file than in its stub."""
    try:
        return _essence(source) != _essence(stub)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True


def line_of(source: str | bytes, piece: str) -> int | None:
    """The line in which a function or method begins; the last, if it is there more than once."""
    try:
        functions = list(_functions(ast.parse(source), ""))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return {name: node.lineno for name, node in functions}.get(piece)


def tasks(source: str) -> Iterator[tuple[str, int, int]]:
    """Each piece's name, the index of its task line, and the index behind its last line."""
    lines = source.splitlines()
    functions = list(_functions(ast.parse(source), ""))
    for index, line in enumerate(lines):
        if line.strip().startswith(TASK):
            inside = [
                (name, node)
                for name, node in functions
                if node.lineno <= index + 1 <= _end(node, lines)
            ]
            name, node = inside[-1]
            yield name, index, _end(node, lines)


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function and method with its dotted name, outer ones before inner ones."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield prefix + child.name, child
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            yield from _functions(child, f"{prefix}{child.name}.")


def _end(node: ast.FunctionDef, lines: list[str]) -> int:
    """How many lines of the file end with the function, comments below its last line included."""
    end = node.end_lineno or node.lineno
    for index in range(end, len(lines)):
        bare = lines[index].lstrip()
        if bare and not (bare.startswith("#") and len(lines[index]) - len(bare) > node.col_offset):
            break
        end = index + 1 if bare else end
    return end


def _essence(source: str | bytes) -> str:
    """The program without comments, layout and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        documented = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        if documented and ast.get_docstring(node, clean=False) is not None:  # type: ignore[arg-type]
            node.body = node.body[1:]  # type: ignore[attr-defined]
    return ast.dump(tree)
