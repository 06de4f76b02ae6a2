"""Single keys, without Enter, where somebody sits at a terminal; the terminal stays as it was."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

if sys.platform == "win32":
    import msvcrt
else:
    import select
    import termios
    import tty

#: Tells which keys were pressed since it was last asked; None where there is no keyboard.
Keys = Callable[[], str] | None
#: What the terminal says when nobody is there any more.
HUNG_UP = "\x04"
#: An arrow or the like comes as several characters.
ARROW = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|O?.)?", re.DOTALL)


@contextmanager
def keyboard() -> Iterator[Keys]:
    """Keys as they are pressed, if the standard input is a terminal that listens to us."""
    if _is_ours():
        with _one_by_one():
            yield _pressed
    else:
        yield None


def _is_ours() -> bool:
    """False for a pipe or a file, and for a job in the background: its keys belong to the shell."""
    try:
        if not sys.stdin.isatty():
            return False
        return sys.platform == "win32" or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (AttributeError, OSError, ValueError):
        return False


if sys.platform == "win32":

    def _pressed() -> str:
        keys = ""
        while msvcrt.kbhit():
            key = msvcrt.getwch()
            if key in "\0\xe0":  # an arrow or the like: a second word says which
                msvcrt.getwch()
            else:
                keys += key
        return keys

    @contextmanager
    def _one_by_one() -> Iterator[None]:
        yield  # a Windows terminal is asked for keys without more ado

else:

    def _pressed() -> str:
        if not select.select([sys.stdin], [], [], 0)[0]:
            return ""
        try:
            words = os.read(sys.stdin.fileno(), 1024)
        except OSError:
            words = b""
        return ARROW.sub(b"", words).decode("utf-8", "ignore") if words else HUNG_UP

    @contextmanager
    def _one_by_one() -> Iterator[None]:
        """Let the terminal hand over each key at once, unseen; Ctrl-C and Ctrl-Z work as ever."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)

        def listen() -> None:
            tty.setcbreak(terminal, termios.TCSADRAIN)

        def leave() -> None:
            with suppress(termios.error):  # a terminal that was closed needs nothing any more
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)

        def rest(*_: object) -> None:
            leave()
            os.kill(os.getpid(), signal.SIGSTOP)
            listen()  # from here on when the shell's `fg` wakes us up

        old = signal.signal(signal.SIGTSTP, rest)
        try:
            listen()
            yield
        finally:
            leave()
            signal.signal(signal.SIGTSTP, old)


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let a request to end, or a terminal that is closed, run what tidies up."""

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = ("SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [signal.signal(number, end) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
