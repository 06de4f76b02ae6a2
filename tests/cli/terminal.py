"""A terminal with a program in it: what it shows is read, keys are pressed, nobody looks."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

if sys.platform != "win32":
    import pty
    import termios

HOME = Path(__file__).resolve().parents[2]
LONG = 30.0


def environment(**changes: str) -> dict[str, str]:
    """This process's own, with the checkout on the path and nothing that changes the output."""
    odd = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "MINIGRAD_LANG", "PYTEST_CURRENT_TEST")
    ours = {name: value for name, value in os.environ.items() if name not in odd}
    return ours | {"PYTHONPATH": str(HOME), "TERM": "xterm-256color"} | changes


class Terminal:
    """``minigrad`` with these words, in a folder, as somebody at a terminal would start it."""

    def __init__(self, words: Sequence[str], folder: Path, env: Mapping[str, str] | None = None):
        self.shown = ""
        self.exit_code: int | None = None
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            command = [sys.executable, "-m", "minigrad", *words]
            os.execve(sys.executable, command, dict(env or environment()))

    def read(self, seconds: float = 0.0) -> str:
        """What is shown anew, waiting this long for something to be."""
        if not select.select([self.screen], [], [], seconds)[0]:
            return ""
        try:
            new = os.read(self.screen, 1 << 16).decode("utf-8", "replace")
        except OSError:  # Linux says so when nobody writes there any more
            new = ""
        self.shown += new
        return new

    def wait_for(self, words: str, since: int = 0) -> int:
        """Read until the words are shown, behind what was shown before; returns where they end."""
        end = time.monotonic() + LONG
        while (place := self.shown.find(words, since)) < 0:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} was not shown, but:\n{self.shown[since:]}")
            self.read(0.05)
        return place + len(words)

    def press(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def is_canonical(self) -> bool:
        """True while the terminal hands over whole lines and shows what is typed."""
        flags = termios.tcgetattr(self.screen)[3]
        return bool(flags & termios.ICANON) and bool(flags & termios.ECHO)

    def end(self) -> int:
        """Read to the end of the program; its exit code, or minus the signal that ended it."""
        end = time.monotonic() + LONG
        while self.exit_code is None:
            self.read(0.01)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.exit_code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"it does not end; shown so far:\n{self.shown}")
        return self.exit_code

    def close(self) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.end()
        os.close(self.screen)
