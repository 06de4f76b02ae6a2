"""``minigrad doctor``: what this machine has, what it lacks, and the cure."""

from __future__ import annotations

import argparse
import json
import os

from rich.console import Console
from rich.table import Table
from rich.text import Text

from minigrad.cli.examine import examine
from minigrad.cli.finding import BROKEN, MISSING, OK, Finding
from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.screen import busy, console
from minigrad.grader.course import Course
from minigrad.words import say

SIGNS = {OK: ("✓", "green"), MISSING: ("·", "yellow"), BROKEN: ("✗", "red")}


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    screen = console()
    if options.json:
        findings = list(examine(course, screen))
        told = {"fine": is_fine(findings), "findings": [vars(finding) for finding in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        with busy(screen, say("looking around …")):
            findings = list(examine(course, screen))
        show(screen, findings)
    return DONE if is_fine(findings) else NOT_YET


def is_fine(findings: list[Finding]) -> bool:
    return all(finding.state != BROKEN for finding in findings)


def show(screen: Console, findings: list[Finding]) -> None:
    """One line for each finding, and below it the cure if there is one."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column(overflow="fold")
    for finding in findings:
        character, style = SIGNS[finding.state]
        found = Text(finding.found)
        if finding.cure:
            found += Text("\n" + say("cure: {cure}", cure=finding.cure), "bold")
        table.add_row(Text(f"{character} {finding.state}", style), finding.what, found)
    screen.print(table)
    screen.print()
    if is_fine(findings):
        screen.print(say("All that is needed is here."), style="bold")
    else:
        screen.print(say("What is broken is needed: try its cure, then `minigrad doctor` again."))
    screen.print(Text(say("TAB completes words after: {command}", command=completion()), "dim"))


def completion() -> str:
    """The line that switches completion on in the shell that is likely in use."""
    shell = os.path.basename(os.environ.get("SHELL", ""))
    if shell == "fish":
        return "minigrad completion fish | source"
    return f"source <(minigrad completion {'zsh' if shell == 'zsh' else 'bash'})"
