"""Break a reference in every small way that a machine can think of: for authors of a stage.

    python -m minigrad.grader.variants 06

A variant that no check rejects shows a missing probe, or is right in another way: judge for
yourself.  One that is rejected without a name may be a mistake that the catalogue lacks.  And one
that has a name must deserve it.
"""

from __future__ import annotations

import ast
import copy
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from minigrad.grader.course import Course
from minigrad.grader.naming import Naming
from minigrad.grader.source import BrokenAnswer
from minigrad.grader.stub import tasks

#: Seconds after which a variant is given up: it never ends.
LIMIT = 20

#: What becomes of a variant that has no name; one that only crashes can have none.
SURVIVES, CRASHES, UNNAMED = "SURVIVES", "crashes", "unnamed"

#: Names that are easily taken for one another.
NAMES = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "sin": "cos", "cos": "sin",
    "exp": "log", "log": "exp", "append": "extend", "items": "keys", "zeros": "ones",
    "ones": "zeros", "tril": "triu", "triu": "tril", "any": "all", "all": "any",
    "q_proj": "k_proj", "k_proj": "v_proj", "v_proj": "q_proj", "grad": "data", "data": "grad",
}
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Lt: ast.LtE, ast.LtE: ast.Lt,
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.USub: ast.UAdd,
}


def variants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Every small change inside the answers: in words, and the program that has it."""
    tree = ast.parse(source)
    idle = {id(part) for node in ast.walk(tree) for part in _idle(node)}
    for piece, task, end in tasks(source):
        inside = [
            (index, node)
            for index, node in enumerate(ast.walk(tree))
            if task + 1 < getattr(node, "lineno", 0) <= end and id(node) not in idle
        ]
        names = _variables(tree, task, end)
        for index, node in inside:
            for new in _changes(node, names):
                new = ast.fix_missing_locations(ast.copy_location(new, node)) if new else new
                if new is None or ast.dump(new) != ast.dump(node):
                    changed = copy.deepcopy(tree)
                    _replace(changed, list(ast.walk(changed))[index], new)
                    line = node.lineno  # type: ignore[attr-defined]
                    yield f"{piece}, line {line}: {_short(node)}  →  {_short(new)}", changed


def _idle(node: ast.AST) -> Iterator[ast.AST]:
    """What has no say in what an answer does: annotations, and the words of its errors."""
    if isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        yield from (part for argument in node.exc.args for part in ast.walk(argument))


def _variables(tree: ast.Module, task: int, end: int) -> list[str]:
    """The parameters and the local variables of an answer."""
    functions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.lineno <= task < end == node.end_lineno
    ]
    parts = [part for function in functions for part in ast.walk(function)]
    names = {part.arg for part in parts if isinstance(part, ast.arg)}
    names |= {n.id for n in parts if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return sorted(names - {"self"})


def _changes(node: ast.AST, names: Sequence[str]) -> Iterator[ast.AST | None]:
    """What may stand in a node's place; None for nothing at all."""
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            yield from (left, right, ast.BinOp(right, op, left))
            if type(op) in OPERATORS:
                yield ast.BinOp(left, OPERATORS[type(op)](), right)  # type: ignore[arg-type]
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in OPERATORS:
            yield ast.Compare(left, [OPERATORS[type(op)]()], [right])  # type: ignore[list-item]
        case ast.BoolOp(op=op, values=values):
            yield from (values[0], values[-1])
            yield ast.BoolOp(OPERATORS[type(op)](), values)  # type: ignore[arg-type]
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Name(id=name, ctx=ast.Load()) if name in names:
            yield from (ast.Name(other, ast.Load()) for other in names if other != name)
        case ast.Attribute(value=value, attr=name, ctx=ast.Load()):
            yield from [value] if name in ("T", "mT", "data") else []
            yield from [ast.Attribute(value, NAMES[name], ast.Load())] if name in NAMES else []
        case ast.Call(func=func, args=args, keywords=keywords):
            yield from args[:1] if len(args) == 1 else []
            yield from [ast.Call(func, args[::-1], keywords)] if len(args) == 2 else []
            for left_out in keywords:
                yield ast.Call(func, args, [word for word in keywords if word is not left_out])
            if isinstance(func, ast.Attribute):
                yield func.value
        case ast.Subscript(value=value, ctx=ast.Load()):
            yield value
        case ast.Tuple(elts=[first, second], ctx=ast.Load()):
            yield from (first, ast.Tuple([second, first], ast.Load()))
        case ast.If(test=test, body=body, orelse=orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
            yield from (ast.If(ast.Constant(True), body, []), ast.If(test, body, []), None)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.AugAssign(target=target, value=value):
            yield ast.Assign([target], value)
            yield None
        case ast.Return(value=ast.expr() as value):
            yield ast.Return(_method(value, "detach"))
        case ast.Expr() | ast.Raise() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield None
        case ast.Assign(targets=targets, value=value):
            yield ast.Assign(targets, _method(value, "detach"))
        case ast.For(target=target, iter=iterable, body=body):
            yield ast.For(target, _call("reversed", _call("list", iterable)), body, [])
            yield ast.For(target, iterable, [*body, ast.Break()], [])
        case ast.comprehension(ifs=[_, *rest]) as part:
            yield ast.comprehension(part.target, part.iter, rest, 0)


def _method(value: ast.expr, name: str) -> ast.expr:
    return ast.Call(ast.Attribute(value, name, ast.Load()), [], [])


def _call(name: str, value: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), [value], [])


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> None:
    class Swap(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is old:
                return ast.Pass() if new is None else copy.deepcopy(new)
            return self.generic_visit(node)

    Swap().visit(tree)


def _short(node: ast.AST | None) -> str:
    words = "nothing" if node is None else " ".join(ast.unparse(node).split())
    return words if len(words) < 70 else f"{words[:69]}…"


@contextmanager
def _limit() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def tell(naming: Naming) -> None:
    """Try every variant of a stage and print what became of it."""
    counts: Counter[str] = Counter()
    for words, tree in variants(naming.solution.read_text("utf-8")):
        naming.write(*tree.body)
        verdict = _verdict(naming)
        counts[verdict if verdict in (SURVIVES, CRASHES, UNNAMED) else "named"] += 1
        print(f"{verdict:<40} {words}", flush=True)
    print(naming.stage.module, sum(counts.values()), dict(counts))


def _verdict(naming: Naming) -> str:
    try:
        with _limit():
            sights, names = naming.judged()
    except (BrokenAnswer, TimeoutError):
        return CRASHES
    if names:
        return " + ".join(sorted(names))
    wrong = [sight for sight in sights if sight.wrong]
    return (UNNAMED if any(sight.telling for sight in wrong) else CRASHES) if wrong else SURVIVES


if __name__ == "__main__":
    here = Course.here()
    with tempfile.TemporaryDirectory() as place:
        for word in sys.argv[1:]:
            tell(Naming(here, here.find(word), Path(place)))
