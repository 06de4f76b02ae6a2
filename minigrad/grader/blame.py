"""An exception in the words of a learner: what happened, and at which line of their own file."""

from __future__ import annotations

import linecache
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType

from minigrad.grader.operands import operands
from minigrad.words import say

#: A text longer than this helps nobody.
LONGEST = 2000

#: A frame that an exception passed through, its line, and where in its code it was.
Step = tuple[FrameType, int, int]


def short_path(path: str | Path) -> str:
    """A file by its folder and its name: "exercises/s06_attention.py"."""
    return "/".join(Path(path).parts[-2:])


def belongs_to_answer(frame: FrameType) -> bool:
    """True where a stage's own code runs: the learner's, the reference's or a mistake's."""
    return str(frame.f_globals.get("__name__", "")).startswith("exercises.")


def steps(error: BaseException) -> Iterator[Step]:
    """Every frame that the exception passed through, outermost first."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno, trace.tb_lasti
        trace = trace.tb_next


def unwritten_piece(error: BaseException) -> str | None:
    """The sentence for a stub that raised NotImplementedError; None if it was something else."""
    *_, (last, _, _) = steps(error)
    if type(error) is not NotImplementedError or not belongs_to_answer(last):
        return None
    code = last.f_code
    file = short_path(code.co_filename)
    return say("{piece} in {file} is still to be written", piece=code.co_qualname, file=file)


def explain(error: BaseException) -> str:
    """The exception, and the learner's last line before it; else the line that called them."""
    name, text = type(error).__name__, said(error)
    return (f"{name}: {text}" if text else name) + whereabouts(error)


def whereabouts(error: BaseException) -> str:
    """The last line of the answer that the exception passed, else of the graded test."""
    passed = list(steps(error))
    own = [step for step in passed if belongs_to_answer(step[0])]
    callers = [step for step in passed if "test_" in step[0].f_globals.get("__name__", "")]
    if own:
        return _line(*own[-1]) + operands(*own[-1])
    return _use(*callers[-1]) if callers else ""


def said(error: BaseException) -> str:
    """The exception's own text; an answer's exception may fail even at that."""
    try:
        text = str(error)
        if isinstance(error, ImportError) and error.path:
            text = text.removesuffix(f" ({error.path})")  # a stand-in may lie anywhere
        return text[:LONGEST]
    except Exception:
        return ""


def _line(frame: FrameType, number: int, _: int) -> str:
    """A line of the answer."""
    code = frame.f_code
    place = say(
        "{file}, line {number}, in {function}",
        file=short_path(code.co_filename), number=number, function=code.co_qualname,
    )
    return f"\n  {place}" + _source(code.co_filename, number)


def _use(frame: FrameType, number: int, _: int) -> str:
    """A line of the graded test, where it could not use what the answer gave."""
    place = say("the check stumbled over what your code gave, at its line {number}", number=number)
    return f"\n  {place}" + _source(frame.f_code.co_filename, number)


def _source(file: str, number: int) -> str:
    source = linecache.getline(file, number).strip()
    return f"\n    {source}" if source else ""
