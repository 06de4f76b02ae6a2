"""Read the command line, call the command, turn what happened into an exit code.

0: everything asked for passed or was done; 1: not yet; 2: asked wrongly; 130: stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import sys
from collections.abc import Sequence

from minigrad import __version__
from minigrad.errors import ArgumentError, MinigradError
from minigrad.words import say

DONE, NOT_YET, ASKED_WRONGLY, STOPPED = 0, 1, 2, 130


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    try:
        options = asked(sys.argv[1:] if words is None else words)
        # Help must not wait for what a command needs, so a command is loaded when it is called.
        command = importlib.import_module(f"minigrad.cli.{options.command}")
        return command.run(options)
    except BrokenPipeError:
        # Whoever read has seen enough; what is still buffered goes nowhere, without complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except (MinigradError, LookupError, OSError) as error:
        print(f"minigrad: {_sentence(error)}", file=sys.stderr)
        return ASKED_WRONGLY
    except KeyboardInterrupt:
        print(say("\nminigrad: stopped"), file=sys.stderr)
        return STOPPED


def asked(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask for; what cannot be understood is told with what could have been."""
    top = parser()
    commands = commands_of(top)
    if words and not words[0].startswith("-") and words[0] not in commands:
        raise ArgumentError(_no_command(words[0], list(commands)))
    options, unknown = top.parse_known_args(words)
    if unknown:
        told = say("nobody knows {words}", words=" ".join(unknown))
        commands.get(options.command, top).error(told)
    return options


def _no_command(word: str, commands: list[str]) -> str:
    text = say("there is no command {word!r}", word=word)
    if close := difflib.get_close_matches(word.lower(), commands, n=1):
        text = say("there is no command {word!r}; did you mean {near}?", word=word, near=close[0])
    return text + "\n  " + say("the commands are: {commands}", commands=", ".join(commands))


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _speak_utf8() -> None:
    """Print what a terminal's own encoding cannot say as a question mark, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            utf8 = {} if os.environ.get("PYTHONIOENCODING") else {"encoding": "utf-8"}
            stream.reconfigure(errors="replace", **utf8)


def parser() -> argparse.ArgumentParser:
    """What may be said, and the help that tells so."""
    top = argparse.ArgumentParser(
        prog="minigrad",
        description=say("Understand the Transformer by building it."),
        epilog=say("Without a command: the map of stages, what passes, and what to type next."),
    )
    top.add_argument("--version", action="version", version=f"minigrad {__version__}")
    top.set_defaults(command="overview")
    commands = top.add_subparsers(metavar="COMMAND", title=say("commands"))

    grade = _command(commands, "grade", say("say what is right, what is wrong and why"))
    grade.add_argument(
        "stages",
        nargs="*",
        default=[],
        metavar="STAGE",
        help=say("a number or a name; none: every stage"),
    )
    grade.add_argument("--json", action="store_true", help=say("one object for programs"))
    grade.add_argument(
        "--own",
        action="store_true",
        help=say("use your own earlier stages even where they do not pass"),
    )
    grade.add_argument(
        "--strict",
        action="store_true",
        help=say(
            "for teachers: new inputs each time, and only what the answer gives on them counts"
        ),
    )

    watch = _command(commands, "watch", say("grade a file whenever you save it"))
    watch.add_argument(
        "stage", nargs="?", metavar="STAGE", help=say("stay with it; none: the file that is saved")
    )
    watch.add_argument("--plain", action="store_true", help=say("no colours and no drawn lines"))

    hint = _command(commands, "hint", say("one hint at a time, three for each piece"))
    hint.add_argument("stage", metavar="STAGE")
    hint.add_argument(
        "check",
        nargs="*",
        default=[],
        metavar="CHECK",
        help=say("a check or a piece; none: the first open one"),
    )
    hint.add_argument(
        "--level", type=int, choices=(1, 2, 3), help=say("this hint instead of the next")
    )

    solution = _command(commands, "solution", say("the reference answer, once yours passes"))
    solution.add_argument("stage", metavar="STAGE")
    solution.add_argument(
        "--give-up",
        action="store_true",
        help=say("show it although the stage does not pass yet"),
    )

    reset = _command(commands, "reset", say("start a stage anew; your file is kept beside it"))
    reset.add_argument("stage", metavar="STAGE")

    init = _command(commands, "init", say("make a folder with the exercises"))
    init.add_argument("folder", metavar="DIR")

    tour = _command(commands, "tour", say("follow one sentence through attention"))
    tour.add_argument(
        "--text", default="I love AI", help=say("the sentence (default: %(default)s)")
    )
    _add_output(tour)

    _add_drawing(commands)

    _add_training(commands)

    doctor = _command(commands, "doctor", say("what this machine has, lacks, and the cure"))
    doctor.add_argument("--json", action="store_true", help=say("one object for programs"))

    completion = _command(commands, "completion", say("a script that completes words with TAB"))
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    return top


def _add_drawing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    draw = _command(commands, "draw", say("a picture of a stage at work, by your own code"))
    draw.add_argument(
        "stage", metavar="STAGE", help=say("or FILE.py:NAME, to draw what is called so in a file")
    )
    draw.add_argument(
        "--solution", action="store_true", help=say("by the reference's code instead of yours")
    )
    draw.add_argument(
        "--direction", choices=("LR", "TB"), help=say("from left to right, or from top to bottom")
    )
    draw.add_argument(
        "--depth",
        default="auto",
        metavar="N",
        help=say("how many levels of modules are open: a number, all or auto"),
    )
    for name, purpose in (("--expand", say("open this module, too")),
                          ("--collapse", say("draw this module as one box"))):
        draw.add_argument(name, action="append", default=[], metavar="MODULE", help=purpose)
    draw.add_argument(
        "--show", metavar="WHAT", help=say("some of name,shape,op,value,grad, with commas")
    )
    _add_output(draw)


def _add_training(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    train = _command(commands, "train", say("train the Transformer on a real task, from scratch"))
    train.add_argument("task", choices=("dates",), help=say("dates: English to Korean and French"))
    train.add_argument(
        "--own", action="store_true", help=say("with your own stages, as far as they pass")
    )
    train.add_argument(
        "--resume", action="store_true", help=say("go on where a run was interrupted")
    )
    train.add_argument(
        "--fresh", action="store_true", help=say("begin anew; an earlier run is kept beside it")
    )
    train.add_argument("--steps", type=int, metavar="N", help=say("how many steps to take"))
    train.add_argument("--seed", type=int, metavar="N", help=say("another seed, another run"))
    train.add_argument("-o", "--output", metavar="FILE", help=say("where the model goes (.npz)"))

    translate = _command(commands, "translate", say("translate a date with the trained model"))
    translate.add_argument("text", nargs="+", metavar="TEXT", help=say("a date in English"))
    translate.add_argument("--to", choices=("ko", "fr"), help=say("none: both languages"))
    translate.add_argument("--model", metavar="FILE", help=say("what `minigrad train` has written"))
    translate.add_argument(
        "--own", action="store_true", help=say("with your own stages, as far as they pass")
    )
    translate.add_argument(
        "--beam", type=int, default=1, metavar="N", help=say("beams to search with; 1 is greedy")
    )
    translate.add_argument("--layer", type=int, metavar="N", help=say("attention of this layer"))
    translate.add_argument("--head", type=int, metavar="N", help=say("attention of this head"))
    translate.add_argument("--no-map", action="store_true", help=say("without the attention map"))
    translate.add_argument("--json", action="store_true", help=say("one object for programs"))


def commands_of(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    [commands] = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(commands.choices)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=purpose, description=purpose[0].upper() + purpose[1:] + "."
    )
    command.set_defaults(command=name)
    return command


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=say("where the picture goes (.svg, .html, .dot, .txt, .png, .pdf)"),
    )
