"""Take out of graded tests all that is only there to know what is right.

In the process that runs somebody's answer, that answer can look at everything: at the test that
calls it, at its variables, at its helpers.  So under ``--strict`` the tests that it meets expect
nothing.  Every assertion loses its expectation; then goes what nobody reads any more: variables,
arguments, helpers.  What is left makes the same calls on the same inputs.

    want = attention_by_definition(query, key, value)
    assert_tensor(output, want, what="output", given={"query": query})

becomes

    assert_tensor(output, what="output")
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeGuard

ASSERTIONS = ("assert_tensor", "assert_array", "assert_number", "assert_equal")
#: How an assertion calls what it looks at.
NAMES = ("what", "axes")
SIGHTED, BLIND = "minigrad.grader.observe", "minigrad.grader.blind"
#: The module under test.  A call that it may have a part in is never taken out.
ANSWER = "answer"
NOTHING = ast.Constant(None)


@lru_cache(maxsize=64)
def blindfolded(source: str) -> str:
    """The source of graded tests, without what they expect."""
    tree = _WithoutExpectations().visit(ast.parse(source))
    size = 0
    while size != (size := sum(1 for _ in ast.walk(tree))):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                _Forgetful(node).forget()
        _forget_arguments(tree)
        _forget_definitions(tree)
    return ast.unparse(tree) + "\n"


class _WithoutExpectations(ast.NodeTransformer):
    """Assertions take what was got, and its name."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in ASSERTIONS:
            node.args = node.args[:1]
            node.keywords = [keyword for keyword in node.keywords if keyword.arg in NAMES]
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        node.module = BLIND if node.module == SIGHTED else node.module
        return node


class _Forgetful:
    """One function without the variables that nobody reads."""

    def __init__(self, function: ast.FunctionDef) -> None:
        self.function = function
        self.read = _read(function)
        self.alive = _alive(function)

    def forget(self) -> None:
        self.function.body = self._kept(self.function.body) or [ast.Pass()]

    def _kept(self, body: list[ast.stmt]) -> list[ast.stmt]:
        statements = (self._without(statement) for statement in body)
        return [statement for statement in statements if statement]

    def _without(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement, what is inside it thinned out; None if it is of no use."""
        if isinstance(statement, ast.FunctionDef) and statement.name not in self.read:
            return None
        if isinstance(statement, ast.Assign) and not self._thinned(statement):
            return None
        if isinstance(statement, ast.For):
            self._walk_less(statement.target, statement.iter)
        for node in ast.walk(statement):
            if isinstance(node, ast.comprehension):
                self._walk_less(node.target, node.iter)
        for name in ("body", "orelse", "finalbody"):
            if body := getattr(statement, name, None):
                setattr(statement, name, self._kept(body) or [ast.Pass()])
        return statement

    def _thinned(self, assignment: ast.Assign) -> bool:
        """Leave out what is assigned to unread names; False if nothing is left."""
        target, value = assignment.targets[-1], assignment.value
        if self._unread(*assignment.targets) and self._dead(value):
            return False
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            target.elts, value.elts = self._needed(target.elts, value.elts)
        return True

    def _needed(
        self, targets: list[ast.expr], values: list[ast.expr]
    ) -> tuple[list[ast.expr], list[ast.expr]]:
        """Targets that somebody reads, each with its value; all if there is no such pair."""
        pairs = list(zip(targets, values, strict=False))
        kept = [(t, v) for t, v in pairs if not (self._unread(t) and self._dead(v))]
        if len(targets) != len(values) or not kept:
            return targets, values
        return [t for t, _ in kept], [v for _, v in kept]

    def _walk_less(self, target: ast.expr, source: ast.expr) -> None:
        """In a loop over several things at once, leave out those that nobody reads."""
        if not isinstance(target, ast.Tuple):
            return
        match source:
            case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]):
                self._walk_less(target.elts[-1], inner)
            case ast.Call(func=ast.Name(id="zip"), args=things) if len(things) == len(target.elts):
                target.elts, source.args = self._needed(target.elts, things)
            case ast.Tuple(elts=rows) | ast.List(elts=rows):
                for row in rows:
                    if isinstance(row, ast.Tuple) and len(row.elts) == len(target.elts):
                        for place, name in enumerate(target.elts):
                            if self._unread(name) and self._dead(row.elts[place]):
                                row.elts[place] = NOTHING

    def _unread(self, *targets: ast.expr) -> bool:
        """True if these are names, and nobody reads any."""
        for target in targets:
            for node in ast.walk(target):
                if isinstance(node, ast.Name) and node.id in self.read:
                    return False
                if not isinstance(node, (ast.Name, ast.Tuple, ast.Store)):
                    return False
        return True

    def _dead(self, value: ast.expr) -> bool:
        """True if the answer has no part in it."""
        return not _names(value) & self.alive


def _names(*nodes: ast.AST) -> set[str]:
    return {n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)}


def _read(*nodes: ast.AST) -> set[str]:
    """The names whose values somebody wants."""
    return {
        n.id
        for node in nodes
        for n in ast.walk(node)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    }


def _alive(function: ast.FunctionDef) -> set[str]:
    """The names of what the answer made, or had a part in."""
    alive, before = {ANSWER}, set[str]()
    while alive != before:
        before = set(alive)
        for made, of in _makings(function):
            if _names(*of) & alive:
                alive |= _names(*made) | {n.name for n in made if isinstance(n, ast.FunctionDef)}
    return alive


def _makings(function: ast.FunctionDef) -> Iterator[tuple[Sequence[ast.AST], Sequence[ast.AST]]]:
    """What is made there of what: assignments, loops, functions in the function."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                yield [*targets], [value]
            case (
                ast.For(target=ast.Tuple(elts=names), iter=ast.Call(ast.Name("zip"), things))
                | ast.comprehension(ast.Tuple(names), ast.Call(ast.Name("zip"), things))
            ):
                yield from (([name], [thing]) for name, thing in zip(names, things, strict=False))
            case ast.For(target=target, iter=source) | ast.comprehension(target, source):
                yield [target], [source]
            case ast.withitem(context_expr=source, optional_vars=ast.expr() as target):
                yield [target], [source]
            case ast.FunctionDef(body=body) if node is not function:
                yield [node], [*body]


def _forget_arguments(tree: ast.Module) -> None:
    """Pass nothing for a parameter that a helper does not read."""
    unread = {node.name: _unread(node) for node in tree.body if _is_helper(node)}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            alive = _alive(function)
            for call in ast.walk(function):
                match call:
                    case ast.Call(func=ast.Name(id=name)) if name in unread:
                        _pass_less(call, *unread[name], alive)


def _is_helper(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and not node.name.startswith("test_")


def _unread(helper: ast.FunctionDef) -> tuple[list[str], set[str]]:
    """The parameters that are passed by their place, and those of all that nobody reads."""
    places = [parameter.arg for parameter in helper.args.args]
    named = {parameter.arg for parameter in helper.args.kwonlyargs}
    return places, {*places, *named} - _read(*helper.body)


def _pass_less(call: ast.Call, places: list[str], unread: set[str], alive: set[str]) -> None:
    """Put None in the place of arguments, as far as it is known which parameters they are."""
    for place, value in enumerate(call.args[: len(places)]):
        if isinstance(value, ast.Starred):
            break
        if places[place] in unread and not _names(value) & alive:
            call.args[place] = NOTHING
    for keyword in call.keywords:
        if keyword.arg in unread and not _names(keyword.value) & alive:
            keyword.value = NOTHING


def _forget_definitions(tree: ast.Module) -> None:
    """Leave out the helpers, constants and imports that nobody reads."""
    reads = Counter(name for node in tree.body for name in _read(node))
    for node in list(tree.body):
        elsewhere = reads - Counter(_read(node))
        match node:
            case ast.FunctionDef(name=name) if _is_helper(node) and name not in elsewhere:
                tree.body.remove(node)
            case ast.Assign(targets=targets) if not _names(*targets) & elsewhere.keys():
                tree.body.remove(node)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                kept = [n for n in names if (n.asname or n.name).partition(".")[0] in elsewhere]
                node.names = kept
                if not kept:
                    tree.body.remove(node)
