"""``minigrad completion SHELL``: a small script with which TAB completes commands and stages."""

from __future__ import annotations

import argparse
import shlex

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


def known_words() -> dict[str, tuple[str, list[str]]]:
    """For each command its purpose, and the words that may stand behind it."""
    stages = [word for stage in Course.here().stages for word in (stage.number, stage.name)]
    known = {}
    for name, command in commands_of(parser()).items():
        words: list[str] = []
        for action in command._actions:
            words += [word for word in action.option_strings if word.startswith("--")]
            words += map(str, action.choices or ()) if not action.option_strings else ()
            words += stages if action.metavar == "STAGE" else ()
        known[name] = command.description or "", words
    return known


def in_cases(frame: str, variable: str, known: dict[str, tuple[str, list[str]]]) -> str:
    cases = [
        f"        {name}) {variable}={shlex.quote(' '.join(words))} ;;"
        for name, (_, words) in known.items()
    ]
    return frame.format(commands=shlex.quote(" ".join(known)), cases="\n".join(cases))


def fish(known: dict[str, tuple[str, list[str]]]) -> str:
    start = "complete -c minigrad -n"
    lines = []
    for name, (purpose, words) in known.items():
        lines.append(f"{start} __fish_use_subcommand -f -a {name} -d {shlex.quote(purpose)}")
        words = [word for word in words if word != "--help"]
        lines.append(
            f"{start} '__fish_seen_subcommand_from {name}' -a {shlex.quote(' '.join(words))}"
        )
    return "\n".join(lines)


SCRIPTS = {
    "bash": lambda known: in_cases(BASH, "words", known),
    "zsh": lambda known: in_cases(ZSH, "known", known),
    "fish": fish,
}
START = {
    "bash": "source <(minigrad completion bash)",
    "zsh": "source <(minigrad completion zsh)",
    "fish": "minigrad completion fish | source",
}
