"""How fast the engine is, against what is written by hand and against its peers.

    python -m tests.benchmarks [NAME …] [--rounds N] [--json FILE] [--list]

Each contestant works in a process of its own with one thread; they take turns, and the medians of
their processor times are compared. Exit code 1: a limit was not kept; 2: somebody failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from rich.console import Console

from tests.benchmarks.catalogue import BENCHMARKS, CHECKED, TABLE
from tests.benchmarks.contest import ContestantFailed, hold
from tests.benchmarks.report import Outcome, as_json, outcome, show

#: How long contestants take turns, if the rounds that were asked for are over sooner.
SECONDS = 6.0


def asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="none: all; --list names them")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="at least 5")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything there, too")
    parser.add_argument("--list", action="store_true", help="say what can be measured")
    options = parser.parse_args(words)
    for name in options.names:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    if options.rounds < 5:
        parser.error("fewer than 5 rounds say nothing")
    return options


def run(name: str, rounds: int) -> tuple[list[Outcome], set[str]]:
    """One benchmark: its yardstick is checked, then all its contestants take their turns."""
    if name in CHECKED:
        hold([f"{name}:check"], 0)
    lines = [line for line in TABLE if line.benchmark == name]
    missing: set[str] = set()
    measured: dict[str, list[float]] = {}
    # Contestants of one size against each other; other sizes would only wait.
    for group in groups(lines):
        got, absent = hold(group, rounds, SECONDS)
        measured |= got
        missing |= absent
    outcomes = [outcome(line, measured) for line in lines]
    return [one for one in outcomes if one is not None], missing


def groups(lines) -> list[list[str]]:
    """Contestants that are compared with each other, directly or through a third."""
    joined: list[list[str]] = []
    for line in lines:
        pair = [line.ours, line.theirs]
        near = [group for group in joined if set(group) & set(pair)]
        joined = [group for group in joined if group not in near]
        joined.append(list(dict.fromkeys([*chain(*near), *pair])))
    return joined


def main(words: Sequence[str] | None = None) -> int:
    options, console = asked(words), Console()
    if options.list:
        for name in BENCHMARKS:
            console.print(name, *(f"  {line.what}" for line in TABLE if line.benchmark == name),
                          sep="\n", highlight=False)
        return 0
    outcomes: list[Outcome] = []
    missing: set[str] = set()
    for name in options.names or BENCHMARKS:
        with console.status(name):
            try:
                got, absent = run(name, options.rounds)
            except ContestantFailed as failed:
                console.print(f"{failed} ended without an answer; what it said stands above")
                return 2
        outcomes, missing = outcomes + got, missing | absent
    show(outcomes, missing, console)
    if options.json:
        text = json.dumps(as_json(outcomes, missing, options.rounds), indent=1)
        options.json.write_text(text + "\n", "utf-8")
    return 1 if any(one.kept is False for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
