"""Run the graded tests of a stage on one answer.

A graded test is an ordinary function: it takes ``answer``, the module under test, and perhaps
``rng``.  What comes out is one report per test; no exception of an answer gets past here.
"""

from __future__ import annotations

import inspect
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from minigrad.grader.blame import explain, short_path, unwritten_piece, whereabouts
from minigrad.grader.record import CheckFailed, Observation, recording
from minigrad.grader.report import CheckReport
from minigrad.grader.sentences import check_name
from minigrad.grader.source import compiled
from minigrad.words import say

Test = Callable[..., Any]

_serial = count(1)


def graded_tests(path: Path) -> list[Test]:
    """The tests of a file, in its order."""
    module = ModuleType(f"graded_{next(_serial)}_{path.stem}")
    module.__file__ = str(path)
    exec(compiled(path), vars(module))
    return [
        thing
        for name, thing in vars(module).items()
        if name.startswith("test_") and isinstance(thing, FunctionType)
    ]


def run_checks(tests: Sequence[Test], answer: ModuleType) -> list[CheckReport]:
    """One report per test, in order."""
    return [run_check(test, answer) for test in tests]


def run_check(
    test: Test, answer: ModuleType, rng: np.random.Generator | None = None
) -> CheckReport:
    """Run one test on one answer and say how it ended."""
    return observed_check(test, answer, rng)[0]


def observed_check(
    test: Test,
    answer: ModuleType,
    rng: np.random.Generator | None = None,
    *,
    judging: bool = True,
) -> tuple[CheckReport, list[Observation]]:
    """Run one test to its end, also past what is wrong; how it ended, and all that it saw.

    An exception ends the test.  It is the last observation: its kind is "exception", its value
    the name of its class.  Without ``judging`` gradients are taken down, but not weighed.
    """
    fixtures = {"answer": answer, "rng": rng or np.random.default_rng(0)}
    wanted = inspect.signature(test).parameters
    status, message = "passed", ""
    with recording(keep_going=True, judging=judging) as seen:
        try:
            with _quiet():
                test(**{name: fixtures[name] for name in wanted})
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and _asked_by_the_keyboard():
                raise
            status, message = _verdict(error, answer)
            seen.append(Observation("the end", "exception", type(error).__name__, None, message))
    complaints = [observation.complaint for observation in seen if observation.complaint]
    if complaints and complaints[0] != message:
        status, message = "failed", complaints[0]
    return CheckReport(check_name(test.__name__), status, message), list(seen)


def _asked_by_the_keyboard() -> bool:
    """False where Ctrl-C is switched off, as in a worker: there only the answer can raise it."""
    return signal.getsignal(signal.SIGINT) is signal.default_int_handler


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep NumPy's warnings about an answer's numbers off the terminal."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _verdict(error: BaseException, answer: ModuleType) -> tuple[str, str]:
    """Status and message for a test that did not pass."""
    if isinstance(error, AssertionError):
        return "failed", str(error) if isinstance(error, CheckFailed) else explain(error)
    if unwritten := unwritten_piece(error):
        return "not run", unwritten
    if isinstance(error, SystemExit):
        return "error", say("the answer asked Python to exit") + whereabouts(error)
    if isinstance(error, AttributeError) and error.obj is answer:
        file = short_path(answer.__file__ or answer.__name__)
        return "error", say("{file} does not define {name}", file=file, name=error.name)
    return "error", explain(error)
