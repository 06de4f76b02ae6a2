"""What became of a job: what workers told, and how those ended that did not come to the end."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minigrad.grader.blame import short_path
from minigrad.grader.source import BrokenAnswer, read
from minigrad.words import say

Record = dict[str, Any]

#: What ``during`` holds while the answer's file is imported.
IMPORT = ""
#: With these a worker of ours ends where an answer has left it no way, or no memory, to report.
CUT_OFF, NO_MEMORY = 81, 82
#: A line of what Python's faulthandler says about where a program is.
TRACE = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>[\w<>]+)')


@dataclass(frozen=True)
class TimeLimits:
    """Seconds that each check and the import of an answer may take, and the stage as a whole."""

    check: float = 10.0
    stage: float = 60.0


@dataclass
class Ending:
    """How a worker ended before it had told everything.

    ``during`` names the check that was under way, or is None between two of them.  ``limit`` is how
    many seconds had passed, if the clock ended it.  ``trace`` says where Python was at that time.
    ``flood`` is True where there was no end of what it told.
    """

    during: str | None
    limit: float | None = None
    exit_code: int | None = None
    trace: Sequence[str] = ()
    flood: bool = False

    @property
    def timed_out(self) -> bool:
        return self.limit is not None

    def words(self, files: Sequence[str]) -> str:
        """What happened, and at which line of the answer's files if that is known."""
        if self.flood:
            return say("the answer wrote on the line on which its checks are reported")
        if not self.timed_out:
            return _how_it_died(self.exit_code)
        text = say("there was no answer within {limit:g} seconds", limit=self.limit)
        return text + next(_places(self.trace, files), "")


@dataclass
class Outcome:
    """All that the workers of a job told, and what the last one told when it was asked for more."""

    records: list[Record] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    printed: str = ""
    more: list[Record] = field(default_factory=list)

    def events(self, event: str) -> list[Record]:
        return [record for record in self.records if record.get("event") == event]

    def reports(self, name: str) -> list[Record]:
        """What was told about the check of that name: one record, if all went well."""
        return [record for record in self.events("check") if record.get("name") == name]


def _places(trace: Sequence[str], files: Sequence[str]) -> Iterator[str]:
    """The lines of an answer at which Python was, the innermost of the main thread first."""
    known = {file.encode("ascii", "backslashreplace").decode(): file for file in files}
    threads: list[list[str]] = [[]]
    for line in trace:
        found = TRACE.fullmatch(line)
        if found and found["file"] in known:
            threads[-1].append(_place(known[found["file"]], int(found["line"]), found["function"]))
        elif not found:
            threads.append([])
    # Python tells of the main thread last.
    for lines in reversed(threads):
        yield from lines


def _place(file: str, number: int, function: str) -> str:
    place = say("{file}, line {number}, in {function}",
                file=short_path(file), number=number, function=function)
    try:
        source = read(Path(file)).splitlines()[number - 1].decode("utf-8", "replace")
    except (BrokenAnswer, IndexError):
        source = ""
    return f"\n  {place}" + (f"\n    {source.strip()}" if source.strip() else "")


def _how_it_died(exit_code: int | None) -> str:
    """The end of a process in words."""
    if exit_code == CUT_OFF:
        return say("the answer closed the line on which its checks are reported")
    if exit_code == NO_MEMORY:
        return say("the answer used up all memory that there is for it")
    if exit_code is not None and exit_code < 0:
        words = signal.strsignal(-exit_code) or str(-exit_code)
        return say("Python crashed: {words} (signal {number})", words=words, number=-exit_code)
    return say("Python stopped before the end, with exit code {code}", code=exit_code)
