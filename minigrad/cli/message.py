"""A check's message on a terminal: its sentences wrapped, its pictures as they are if they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from minigrad.cli.cells import has_tints, numbers, paint
from minigrad.grader.picture import BAR, MARK

#: "expected  0.75": a fact under a sentence, its label and its text.
FACT = re.compile(r"(\S+)(\s{2,})(\S.*)")
#: A wrong number in a picture.
WRONG = re.compile(rf"\S+{re.escape(MARK)}")
CARETS = re.compile(r"\s*\^+")
#: Where less room is left than this for the text of a fact, it goes on below its label.
ROOM = 24


def print_message(screen: Console, message: str, indent: int = 0) -> None:
    """Print a message at the width of the screen; nothing of it is cut off."""
    lines = printable(message).splitlines()
    for is_picture, block in groupby(lines, key=_is_picture):
        if is_picture:
            _print_picture(screen, list(block), indent)
        else:
            _print_lines(screen, list(block), indent)


def _is_picture(line: str) -> bool:
    """True for halves side by side, and for a row of which the other stands below."""
    return BAR in line or len(numbers(line)) > 1


def print_words(screen: Console, words: str, indent: int = 0, style: str = "") -> None:
    """Print a paragraph, all of its lines equally far in."""
    for line in wrapped(screen, Text(words, style), indent):
        screen.print(Text(" " * indent) + line)


def wrapped(screen: Console, text: Text, indent: int) -> Iterator[Text]:
    """The text in lines that fit beside an indentation."""
    for line in text.wrap(screen, max(10, screen.width - indent)):
        line.rstrip()
        yield line


def printable(text: str) -> str:
    """Without characters that move the cursor or change colours: what an answer says is text."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def paragraphs(words: str) -> list[str]:
    """The paragraphs of a text whose lines were broken for another width."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", words.strip())]


def _print_lines(screen: Console, lines: list[str], indent: int) -> None:
    """Sentences, facts, and lines of code with what stands under them."""
    fits = True
    for line in lines:
        if CARETS.fullmatch(line):
            if fits:  # else they would point at nothing
                screen.print(Text(" " * indent + line, "red"))
            continue
        fits = indent + cell_len(line) <= screen.width
        for text in _lines(screen, line, indent):
            screen.print(text)


def _lines(screen: Console, line: str, indent: int) -> Iterator[Text]:
    """A line in as many as it needs, all but the first further in."""
    bare = line.lstrip()
    start = indent + len(line) - len(bare)
    fact = FACT.fullmatch(bare) if start > indent else None
    label = fact[1] + fact[2] if fact else ""
    if cell_len(label) + ROOM > screen.width - start:
        label = ""
    hang = start + (cell_len(label) or 2 * (start > indent))
    text = Text(bare[len(label) :])
    first = Text(" " * start) + Text(label, "" if numbers(label) else "dim")
    # The first line has as much room as those below it, which stand further in.
    for part in wrapped(screen, text, hang):
        yield first + part
        first = Text(" " * hang)


def _print_picture(screen: Console, lines: list[str], indent: int) -> None:
    """Two halves side by side, or one above the other where the screen is too narrow for both."""
    if BAR in lines[0] and indent + max(map(cell_len, lines)) > screen.width:
        lines = _stacked(lines)
    texts = [text for line in lines for text in _lines(screen, line, indent)]
    if has_tints(screen) and len(texts) == len(lines):
        paint(texts, screen.width)
    else:
        for text in texts:
            text.highlight_regex(WRONG, "red")
    for text in texts:
        screen.print(text)


def _stacked(lines: list[str]) -> list[str]:
    halves = [line.partition(BAR) for line in lines]
    margin = " " * (len(lines[0]) - len(lines[0].lstrip()))
    below = [f"{margin}{right}".rstrip() for _, _, right in halves]
    return [left.rstrip() for left, _, _ in halves] + below
