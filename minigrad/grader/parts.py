"""A stage's file taken apart: its functions and classes, and what they all stand on.

To see which of them is at fault, one at a time is laid over the reference.  It brings along what
it needs of its own file: imports, constants, helpers.  What else the stage consists of, it finds
in the reference, and the reference's own functions never see the helpers.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

from minigrad.grader.source import parsed

Definition = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def defined(path: Path) -> list[str]:
    """The functions and classes of a file, in order."""
    return [node.name for node in parsed(path).body if isinstance(node, Definition)]


def touched(path: Path, names: Collection[str]) -> list[str]:
    """Those of the names that a file says anything about, in its order."""
    owners = [owner(node, names) for node in parsed(path).body]
    return list(dict.fromkeys(name for name in owners if name))


def changed(path: Path) -> set[str]:
    """What a file gives a meaning to: "softmax", "Linear" as a whole, "Embedding.forward"."""
    body = parsed(path).body
    pairs = [(ast.unparse(name), ast.unparse(value)) for name, value in assignments(body)]
    names = {node.name for node in body if isinstance(node, Definition)}
    return names - {value for _, value in pairs} | {name for name, _ in pairs}


def assignments(body: Iterable[ast.stmt]) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each name that is assigned to, with its value: two of them in ``a, b = c, d``."""
    for node in (node for node in body if isinstance(node, ast.Assign)):
        for target in node.targets:
            match target, node.value:
                case ast.Tuple(elts=names), ast.Tuple(elts=values):
                    yield from zip(names, values, strict=False)
                case name, value:
                    yield name, value


def overlap(names: Collection[str], others: Collection[str]) -> bool:
    """True if two files that change these say something about the same function."""
    return any(
        mine == its or mine.startswith(f"{its}.") or its.startswith(f"{mine}.")
        for mine in names
        for its in others
    )


@dataclass(frozen=True)
class Part:
    """One function or class of a file.

    ``names`` are all that the stage consists of: the others among them are left out.
    """

    path: Path
    name: str
    names: tuple[str, ...]

    def compiled(self) -> CodeType:
        tree = parsed(self.path)
        mine = (None, self.name)
        tree.body = [node for node in tree.body if owner(node, self.names) in mine]
        return compile(tree, str(self.path), "exec", dont_inherit=True)

    def run_in(self, module: ModuleType) -> None:
        """Put the part in its place in a module that holds the reference."""
        around = dict(vars(module))
        exec(self.compiled(), around)
        vars(module)[self.name] = around[self.name]


def owner(statement: ast.stmt, names: Collection[str]) -> str | None:
    """The name to which a statement counts; None if it concerns them all.

    ``def softmax``, ``softmax = …``, ``Embedding.forward = …``, ``del Embedding.forward``,
    ``setattr(Embedding, …)``
    """
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            subject = statement.name
        case (
            ast.Assign(targets=[target, *_])
            | ast.AnnAssign(target=target)
            | ast.AugAssign(target=target)
            | ast.Delete(targets=[target, *_])
            | ast.Expr(value=ast.Call(args=[target, *_]))
        ):
            subject = _subject(target)
        case _:
            return None
    return subject if subject in names else None


def _subject(target: ast.expr) -> str:
    """``Embedding`` in ``Embedding.forward, Embedding.name``."""
    while isinstance(target, (ast.Attribute, ast.Tuple)):
        target = target.value if isinstance(target, ast.Attribute) else target.elts[0]
    return target.id if isinstance(target, ast.Name) else ""
