"""Whole messages, as a learner reads them: one for every class of failure.

Each is graded in a real worker and compared with a file in golden/.  After a change that is meant,

    python -m tests.grader.test_golden

writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import difflib
import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from minigrad.cli.grade import show
from minigrad.grader import judge
from minigrad.grader.course import PACKAGE, Course
from minigrad.grader.outcome import TimeLimits
from tests.grader.conftest import FILES, write

GOLDEN = Path(__file__).parent / "golden"
LIMITS = TimeLimits(check=1.0, stage=60.0)
DOUBLE = "return x * 2"


@dataclass(frozen=True)
class Case:
    """A learner's file: the solution of a stage with something else in it, or other bytes."""

    name: str
    stage: str
    old: str = ""
    new: str = ""
    also: tuple[str, str] = ("", "")
    content: bytes | None = None
    width: int = 80


#: What goes wrong in one function of a tiny course.
ACCIDENTS = [
    Case("empty_file", "double", content=b""),
    Case("syntax_error", "double", DOUBLE, "return (x * 2"),
    Case("not_utf8", "double", content="# café\nx = 1\n".encode("latin-1")),
    Case("import_error", "quadruple", "s04_double import", "s04_doubles import"),
    Case("import_of_a_missing_name", "quadruple", "import double", "import twice"),
    Case("forbidden_import", "quadruple", "exercises.s04", "solutions.s04"),
    Case("still_to_be_written", "double", DOUBLE, "raise NotImplementedError"),
    Case("endless_loop", "double", DOUBLE, "while True: pass"),
    Case("crash", "double", DOUBLE, "halves = [x, x]\n    return halves[0] + halves[2]"),
    Case("nothing_returned", "double", DOUBLE, "x * 2"),
    Case("endless_recursion", "double", DOUBLE, "return double(x)"),
    Case("exit", "double", DOUBLE, "raise SystemExit(0)"),
    Case("killed", "double", DOUBLE, "import os\n    os.kill(os.getpid(), 9)"),
    Case("out_of_memory", "double", DOUBLE,
         "import numpy as np\n    return x * np.ones(10**13).sum()"),
    Case("printed", "double", DOUBLE, 'print("x is\\x1b[2J", x.shape)\n    return x * 3'),
    Case("array_for_a_tensor", "double", DOUBLE, "return x.data * 2"),
    Case("passed", "double"),
]

#: What goes wrong in the real one.
MISTAKES = [
    Case("wrong_value", "attention", " / math.sqrt(d_k)", ""),
    Case("wrong_value_narrow", "attention", " / math.sqrt(d_k)", "", width=40),
    Case("wrong_value_without_a_name", "attention", "math.sqrt(d_k)", "math.sqrt(d_k + 1)"),
    Case("wrong_shape", "multi_head",
         "return x.swapaxes(1, 2)  # (batch, num", "return x  # (batch, num"),
    Case("wrong_gradient", "attention", "largest).exp()", "largest).exp().detach() + 0 * x"),
    Case("refusal_missing", "embedding", "(ids < 0) | (ids >= vocab_size)", "ids >= vocab_size"),
    Case("crash_in_the_check", "positions", "return table", "table"),
    Case("crash_at_an_operation", "attention", "query @ key.mT", "query @ key"),
    Case("ready_made_function", "attention", "largest = x.max(axis=axis, keepdims=True)",
         "import minigrad\n    return minigrad.softmax(x, axis)"),
    Case("input_changed", "attention", "largest = x", "x.data -= 1\n    largest = x"),
    Case("characters_that_look_alike", "tokenizer", "def tokenize(text: str) -> list[str]:",
         "def tokenize(text):\n    return tokens_of(unicodedata.normalize('NFD', text))\n\n\n"
         "def tokens_of(text: str) -> list[str]:"),
    Case("two_mistakes", "attention", " / math.sqrt(d_k)", "",
         also=("attention_scores(query, key), axis=-1", "attention_scores(query, key), axis=-2")),
    Case("a_mask", "masks", "ids != pad_id", "ids == pad_id"),
    Case("a_softmax_nobody_has_seen", "attention", "(x - largest).exp()",
         "(x - largest).exp() + 0.5"),
    Case("two_results_exchanged", "projections", "return self.q_proj(x), self.k_proj(x)",
         "return self.k_proj(x), self.q_proj(x)"),
]


def tiny_course(folder: Path) -> Course:
    """Two small stages of which nothing is written yet."""
    for name, text in FILES.items():
        write(folder / name, text)
    return Course(folder, folder)


def real_course(folder: Path) -> Course:
    return Course(Course.here(PACKAGE).material, folder)


def rendered(course: Course, case: Case) -> str:
    """What ``minigrad grade`` prints for the case."""
    for stage in course.stages:
        write(course.exercise(stage), course.stub(stage))
    stage = course.find(case.stage)
    source = course.solution(stage).read_text("utf-8")
    for old, new in ((case.old, case.new), case.also):
        assert old in source, case.name
        source = source.replace(old, new, 1)
    answer = source.encode()
    course.exercise(stage).write_bytes(answer if case.content is None else case.content)
    screen = Console(
        file=io.StringIO(), width=case.width, color_system=None,
        highlight=False, markup=False, emoji=False,
    )
    show(screen, judge.grade(course, [stage], limits=LIMITS), course)
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def path_of(case: Case) -> Path:
    return GOLDEN / f"{case.name}.txt"


@pytest.fixture(scope="module")
def courses(tmp_path_factory) -> dict[str, Course]:
    return {
        "accidents": tiny_course(tmp_path_factory.mktemp("tiny")),
        "mistakes": real_course(tmp_path_factory.mktemp("real")),
    }


@pytest.mark.parametrize("case", ACCIDENTS, ids=lambda case: case.name)
def test_an_accident_is_told_in_these_words(courses, case):
    assert rendered(courses["accidents"], case) == path_of(case).read_text("utf-8")


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(courses, case):
    assert rendered(courses["mistakes"], case) == path_of(case).read_text("utf-8")


@pytest.mark.parametrize("case", ACCIDENTS + MISTAKES, ids=lambda case: case.name)
def test_no_message_shows_the_insides_of_the_grader(case):
    said = path_of(case).read_text("utf-8")

    assert "Traceback" not in said
    assert "minigrad/grader" not in said
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) <= case.width


def test_there_is_a_case_for_every_file():
    assert {path.stem for path in GOLDEN.glob("*")} == {case.name for case in ACCIDENTS + MISTAKES}


def rewrite(names: list[str]) -> Iterator[str]:
    """Write the golden files anew; yields what is different now."""
    with tempfile.TemporaryDirectory() as tiny, tempfile.TemporaryDirectory() as real:
        courses = [tiny_course(Path(tiny))] * len(ACCIDENTS)
        courses += [real_course(Path(real))] * len(MISTAKES)
        for course, case in zip(courses, ACCIDENTS + MISTAKES, strict=True):
            if not names or case.name in names:
                path, now = path_of(case), rendered(course, case)
                before = path.read_text("utf-8") if path.exists() else ""
                path.write_text(now, "utf-8")
                lines = before.splitlines(), now.splitlines()
                yield from difflib.unified_diff(*lines, case.name, case.name, lineterm="")


if __name__ == "__main__":
    for line in rewrite(sys.argv[1:]):
        print(line)
