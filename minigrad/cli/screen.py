"""Where the words of a command go: one console for all of them.

rich leaves colours out when NO_COLOR is set, when TERM says "dumb" and when nobody is looking (a
pipe, a file); it wraps to the width of the terminal and knows that 한 is two columns wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

#: Status of a stage or a check: its sign and its colour. The word itself is always printed, too.
SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "error": ("✗", "red"),
    "broken": ("✗", "red"),
    "timed out": ("✗", "red"),
    "not run": ("·", "dim"),
    "not started": ("·", "dim"),
}


def console(*, plain: bool = False) -> Console:
    """The one for this command; ``plain`` leaves out colours and all that moves."""
    if plain:
        return Console(highlight=False, markup=False, emoji=False, color_system=None)
    return Console(highlight=False, markup=False, emoji=False)


def sign(status: str) -> Text:
    character, style = SIGNS[status]
    return Text(character, style)


def status_words(status: str) -> Text:
    return Text(status, SIGNS[status][1])


@contextmanager
def busy(screen: Console, what: str) -> Iterator[None]:
    """Say what takes a moment, where somebody is looking; gone when it is over."""
    if screen.is_terminal and not screen.is_dumb_terminal:
        with screen.status(what):
            yield
    else:
        yield
