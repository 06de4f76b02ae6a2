"""From a file to code, or to a sentence that says why it is not Python yet."""

from __future__ import annotations

import ast
import io
import linecache
import tokenize
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType

from minigrad.grader.blame import short_path
from minigrad.words import say


class BrokenAnswer(Exception):
    """A file that cannot be imported; the message says where and why."""


#: No answer has more bytes.
LARGEST = 1024 * 1024
#: What was read beforehand, by a process that may not read it any more.
_kept: dict[Path, bytes] = {}


def keep(path: Path, source: bytes | None = None) -> None:
    """Read a file now, for the time when it cannot be read any more; or say what is in it."""
    with suppress(BrokenAnswer):
        source = _read(path) if source is None else source
    if source is not None:
        _kept[path] = source
        lines = source.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[str(path)] = len(source), None, lines, str(path)


def read(path: Path) -> bytes:
    """The bytes of a file, as they are."""
    return _kept[path] if path in _kept else _read(path)


def _read(path: Path) -> bytes:
    """Read a file, but do not wait at a pipe, and do not swallow what never ends."""
    try:
        if not path.is_file() and path.exists():
            raise BrokenAnswer(say("{file} is no ordinary file", file=short_path(path)))
        with path.open("rb") as file:
            source = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BrokenAnswer(say("{file} does not exist", file=short_path(path))) from None
    except OSError as error:
        raise BrokenAnswer(
            say("{file} cannot be read: {reason}", file=short_path(path), reason=error.strerror)
        ) from None
    if len(source) > LARGEST:
        raise BrokenAnswer(say("{file} is larger than any answer", file=short_path(path)))
    return source


def compiled(path: Path) -> CodeType:
    """The file's code.  A byte order mark and an encoding declaration mean what they always do."""
    return _compiled(read(path), path)


def parsed(path: Path) -> ast.Module:
    """The file's statements."""
    compiled(path)
    return ast.parse(read(path))


@lru_cache(maxsize=1024)
def _compiled(source: bytes, path: Path) -> CodeType:
    """The code of this content; the reference's is needed once per known mistake."""
    _check_text(source, path)
    try:
        return compile(source, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise BrokenAnswer(_syntax(error, path)) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise BrokenAnswer(
            say("{file} cannot be compiled: {reason}", file=short_path(path), reason=error)
        ) from None


def _check_text(source: bytes, path: Path) -> None:
    """Complain about bytes that are no text, at the line where they stand."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError:
        encoding = "utf-8"
    for number, row in enumerate(source.splitlines(), start=1):
        try:
            text = row.decode(encoding)
        except UnicodeDecodeError:
            text = None
        if text is None or "\0" in text:
            raise BrokenAnswer(
                say(
                    "{file}, line {number}: these bytes are no text; save the file as UTF-8",
                    file=short_path(path), number=number,
                )
            )


def _syntax(error: SyntaxError, path: Path) -> str:
    """Where Python stopped understanding: the place, its reason, the line and a caret."""
    place = say(
        "{file}, line {number}: this is not Python yet: {reason}",
        file=short_path(path), number=error.lineno or 1, reason=error.msg,
    )
    row = (error.text or "").rstrip().expandtabs(4)
    if not row:
        return place
    bare = row.lstrip()
    caret = max(0, (error.offset or 1) - 1 - (len(row) - len(bare)))
    return f"{place}\n    {bare}\n    {' ' * caret}^"
