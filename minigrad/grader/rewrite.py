"""The same program in other words, and two programs' differences from a third put together.

What learners write differs from what we wrote, also where nothing is wrong with it.
"""

from __future__ import annotations

import ast
import copy
import io
import tokenize
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from minigrad.grader.parts import assignments

Rewrite = Callable[[ast.Module], ast.Module]
Edit = tuple[int, int, list[str]]


def renamed(tree: ast.Module) -> ast.Module:
    """Every local variable has another name; parameters keep theirs."""
    tree = copy.deepcopy(tree)
    for function in _functions(tree):
        locals_ = {
            node.id
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        for node in ast.walk(function):
            if isinstance(node, (ast.Nonlocal, ast.Global)):
                locals_ -= set(node.names)
            if isinstance(node, ast.arguments):
                locals_ -= {argument.arg for argument in _arguments(node)}
        for node in ast.walk(function):
            if isinstance(node, ast.Name) and node.id in locals_:
                node.id = f"my_{node.id}"
    return tree


def through_helpers(tree: ast.Module) -> ast.Module:
    """Every function on the top level leaves its work to a helper."""
    tree = copy.deepcopy(tree)
    body: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            door = ast.parse(
                f"def {node.name}(*args, **kwargs):\n    return help_{node.name}(*args, **kwargs)"
            )
            node.name = f"help_{node.name}"
            body += [node, *door.body]
        else:
            body.append(node)
    tree.body = body
    return tree


def unfinished(body: Sequence[ast.stmt], pieces: Collection[str]) -> list[ast.stmt]:
    """A program in which some functions are not written yet."""
    tree = copy.deepcopy(ast.Module(list(body), []))
    for name, function in methods(tree.body).items():
        if name in pieces:
            function.body = ast.parse("raise NotImplementedError").body
    return tree.body


#: What may be done to a program without changing what it does.
REWRITES: dict[str, Rewrite] = {"renamed": renamed, "through helpers": through_helpers}


def merged(base: ast.FunctionDef, one: ast.FunctionDef, two: ast.FunctionDef) -> str | None:
    """The source of ``base`` with the changes of both others; None where they are in each
    other's way."""
    origin = _tokens(base)
    edits = [*_edits(origin, _tokens(one)), *_edits(origin, _tokens(two))]
    edits.sort(key=lambda edit: edit[:2])
    for (_, stop, _), (start, _, _) in pairwise(edits):
        if start <= stop:
            return None
    for start, stop, words in reversed(edits):
        origin[start:stop] = words
    source = _written(origin)
    try:
        ast.parse(source)
    except SyntaxError:
        return None
    return source


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions that lie in no other."""
    for node in tree.body:
        for inner in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(inner, ast.FunctionDef):
                yield inner


def _arguments(node: ast.arguments) -> list[ast.arg]:
    extra = [argument for argument in (node.vararg, node.kwarg) if argument]
    return [*node.posonlyargs, *node.args, *node.kwonlyargs, *extra]


def _tokens(function: ast.FunctionDef) -> list[str]:
    """The words of a function without its docstring; line ends and indents are words, too."""
    function = copy.deepcopy(function)
    function.decorator_list = []
    if ast.get_docstring(function) is not None:
        function.body = function.body[1:]
    source = ast.unparse(ast.fix_missing_locations(function))
    found = tokenize.generate_tokens(io.StringIO(source).readline)
    names = {tokenize.INDENT: "INDENT", tokenize.DEDENT: "DEDENT", tokenize.NEWLINE: "NEWLINE"}
    return [names.get(token.type, token.string) for token in found if token.type != tokenize.NL]


def _edits(origin: Sequence[str], other: Sequence[str]) -> list[Edit]:
    matcher = SequenceMatcher(None, origin, other, autojunk=False)
    return [
        (start, stop, list(other[first:last]))
        for kind, start, stop, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _written(words: Sequence[str]) -> str:
    lines: list[str] = []
    line: list[str] = []
    depth = 0
    for word in words:
        if word == "NEWLINE":
            lines.append("    " * depth + " ".join(line))
            line = []
        elif word in ("INDENT", "DEDENT"):
            depth += 1 if word == "INDENT" else -1
        else:
            line.append(word)
    return "\n".join(lines) + "\n"


def methods(body: Sequence[ast.stmt]) -> dict[str, ast.FunctionDef]:
    """The functions and methods that a program defines, also those assigned to a class."""
    found: dict[str, ast.FunctionDef] = {}
    for node in body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            inner = {f"{node.name}.{name}": f for name, f in methods(node.body).items()}
            found |= inner
        for name, value in assignments([node]):
            if ast.unparse(value) in found:
                found[ast.unparse(name)] = found.pop(ast.unparse(value))
    return found
