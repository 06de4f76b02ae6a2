"""``minigrad completion SHELL``: a small script with which TAB completes commands and stages."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field

from minigrad.cli.main import DONE, commands_of, parser
from minigrad.grader.course import Course
from minigrad.words import say

BASH = """\
_minigrad() {{
    local words={commands}
    (( COMP_CWORD > 1 )) && case ${{COMP_WORDS[1]}} in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _minigrad minigrad"""

ZSH = """\
#compdef minigrad
_minigrad() {{
    local known={commands}
    (( CURRENT > 2 )) && case $words[2] in
{cases}
    esac
    compadd -- ${{=known}} || _files
}}
compdef _minigrad minigrad"""


def run(options: argparse.Namespace) -> int:
    print("# " + say("To use it now: {command}", command=START[options.shell]))
    print(SCRIPTS[options.shell](known_words()))
    return DONE


@dataclass
class Known:
    """A command: its purpose, what may stand behind it, and what behind an option of it."""

    purpose: str
    words: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)


def known_words() -> dict[str, Known]:
    """What can be completed, by the name of the command."""
    stages = [word for stage in Course.here().stages for word in (stage.number, stage.name)]
    known = {}
    for name, command in commands_of(parser()).items():
        known[name] = found = Known(command.description or "")
        for action in command._actions:
            options = [word for word in action.option_strings if word.startswith("--")]
            choices = [str(choice) for choice in action.choices or ()]
            found.words += options or choices
            found.words += stages if "STAGE" in str(action.metavar) else ()
            found.answers |= dict.fromkeys(options, choices) if choices else {}
    return known


def in_cases(frame: str, variable: str, before: str, known: dict[str, Known]) -> str:
    """A script that asks for the command, then for the word ``before`` the one to complete."""
    cases = []
    for name, command in known.items():
        case = f"{name}) {variable}={shlex.quote(' '.join(command.words))}"
        for option, words in command.answers.items():
            case += f"; [[ {before} == {option} ]] && {variable}={shlex.quote(' '.join(words))}"
        cases.append(f"        {case} ;;")
    return frame.format(commands=shlex.quote(" ".join(known)), cases="\n".join(cases))


def fish(known: dict[str, Known]) -> str:
    start = "complete -c minigrad -n"
    lines = []
    for name, command in known.items():
        purpose = shlex.quote(command.purpose)
        lines.append(f"{start} __fish_use_subcommand -f -a {name} -d {purpose}")
        here = f"{start} '__fish_seen_subcommand_from {name}'"
        words = [word for word in command.words if word != "--help"]
        lines.append(f"{here} -a {shlex.quote(' '.join(words))}")
        for option, answers in command.answers.items():
            lines.append(f"{here} -l {option[2:]} -x -a {shlex.quote(' '.join(answers))}")
    return "\n".join(lines)


SCRIPTS: dict[str, Callable[[dict[str, Known]], str]] = {
    "bash": lambda known: in_cases(BASH, "words", "${COMP_WORDS[COMP_CWORD - 1]}", known),
    "zsh": lambda known: in_cases(ZSH, "known", "$words[CURRENT-1]", known),
    "fish": fish,
}
START = {
    "bash": "source <(minigrad completion bash)",
    "zsh": "source <(minigrad completion zsh)",
    "fish": "minigrad completion fish | source",
}
