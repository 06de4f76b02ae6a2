"""What stood in the expression that crashed: arrays by their shapes, numbers as they are."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from itertools import islice
from types import CodeType, FrameType

from minigrad.grader.describe import columns, is_array, is_tensor
from minigrad.words import say

#: More operands than this are a list that nobody reads.
MOST = 6
_MISSING = object()


def operands(frame: FrameType, number: int, position: int) -> str:
    """Carets under the expression at fault, and below them its operands."""
    line = linecache.getline(frame.f_code.co_filename, number).rstrip("\n")
    start, stop = _span(frame.f_code, number, position, line)
    bare = line.strip()
    indent = len(line) - len(line.lstrip())
    carets = ""
    if stop - start < len(bare):
        before, part = line[indent:start], line[start:stop]
        carets = f"\n    {' ' * columns(before)}{'^' * columns(part)}"
    found = list(_described(frame, line[start:stop])) or list(_described(frame, bare))
    listed = "  ".join(found[:MOST])
    return carets + (f"\n    {listed}" if listed else "")


def _span(code: CodeType, number: int, position: int, line: str) -> tuple[int, int]:
    """From where to where in its line the expression at fault stands; all of it if unknown."""
    whole = len(line) - len(line.lstrip()), len(line)
    found = next(islice(code.co_positions(), position // 2, None), None)
    if found is None or None in found or found[:2] != (number, number):
        return whole
    # Python counts the columns of a line in bytes.
    encoded = line.encode("utf-8", "replace")
    start, stop = (len(encoded[:at].decode("utf-8", "replace")) for at in found[2:])
    return (start, stop) if start < stop <= len(line) else whole


def _described(frame: FrameType, source: str) -> Iterator[str]:
    """Each variable of the expression with what it held, once, in order of the line."""
    for name in dict.fromkeys(_names(source)):
        root, *attributes = name.split(".")
        value = frame.f_locals.get(root, _MISSING)
        for attribute in attributes:
            value = _attribute(value, attribute)
        if words := _words(value):
            yield f"{name} {words}"


def _attribute(thing: object, name: str) -> object:
    """What is kept in an object under that name, without running any code of its class."""
    try:
        return object.__getattribute__(thing, "__dict__").get(name, _MISSING)
    except AttributeError:
        return _MISSING


def _names(source: str) -> Iterator[str]:
    """The variables in a piece of source, dotted ones whole: "query", "self.weight"."""
    try:
        tree = ast.parse(source.strip().rstrip(":"))
    except (SyntaxError, ValueError):
        try:
            tree = ast.parse(source.strip().rstrip(":") + ":\n    pass")
        except (SyntaxError, ValueError):
            return
    found = [node for node in ast.walk(tree) if isinstance(node, (ast.Name, ast.Attribute))]
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
        dotted = ast.unparse(node)
        if dotted.replace(".", "").isidentifier():
            yield dotted


def _words(value: object) -> str:
    """An array or a Tensor by its shape, a number or None by itself; of others, nothing."""
    if is_tensor(value) or is_array(value):
        dtype = "" if value.dtype.name == "float64" else f" {value.dtype.name}"
        return f"{value.shape}{dtype}"
    if value is None or type(value) in (bool, int, float):
        return f"= {value!r}"[:40]
    if type(value) in (list, tuple):
        return say("of length {length}", length=len(value))  # type: ignore[arg-type]
    return ""
