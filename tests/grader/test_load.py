"""Worlds: which file answers which stage, and what an answer may import."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import numpy as np
import pytest

import minigrad
from minigrad import Tensor
from minigrad.grader.engine import ReadyMade
from minigrad.grader.load import (
    BrokenAnswer,
    ForbiddenImport,
    World,
    own,
    reference,
    with_mistake,
)


@pytest.fixture
def world(tmp_path: Path):
    """Make a world of sources given by name."""

    def make(**sources: str | bytes) -> World:
        files = {}
        for name, source in sources.items():
            files[name] = tmp_path / f"{name}.py"
            files[name].write_bytes(source.encode() if isinstance(source, str) else source)
        return World(files)

    return make


EARLIER = "def double(x):\n    return 2 * x\n"


@pytest.mark.parametrize(
    "statement",
    [
        "from exercises.s04_double import double",
        "import exercises.s04_double\ndouble = exercises.s04_double.double",
        "import exercises.s04_double as s\ndouble = s.double",
        "from exercises import s04_double\ndouble = s04_double.double",
        "from .s04_double import double",
        "from . import s04_double\ndouble = s04_double.double",
        "def double(x):\n    from exercises.s04_double import double\n    return double(x)",
        "double = __import__('exercises.s04_double', fromlist=['double']).double",
    ],
)
def test_every_kind_of_import_means_the_worlds_own_module(world, statement):
    earlier = world(s04_double=EARLIER, s06_more=statement)

    assert earlier.load("s06_more").double(3) == 6


def test_two_worlds_do_not_disturb_each_other(world, tmp_path):
    more = "from exercises.s04_double import double\ndef more(x):\n    return double(x) + 1\n"
    twice = world(s04_double=EARLIER, s06_more=more)
    first = twice.load("s06_more")
    thrice = world(s04_double=EARLIER.replace("2", "3"), s06_more=more)

    assert (first.more(1), thrice.load("s06_more").more(1)) == (3, 4)
    assert not [name for name in sys.modules if name.startswith("exercises")]


def test_an_installed_world_gives_way_to_the_one_before(world):
    first, second = world(s04_double=EARLIER), world(s04_double=EARLIER)

    with first.installed():
        with second.installed():
            assert sys.modules["exercises"] is second.package
        assert sys.modules["exercises"] is first.package
    assert "exercises" not in sys.modules


def test_a_module_is_made_once_per_world(world):
    both = world(s04_double=EARLIER, s06_more="import exercises.s04_double as s")

    assert both.load("s06_more").s is both.load("s04_double")


def test_a_mistake_runs_in_the_references_namespace(course, double, quadruple):
    (path,) = course.mistakes(double)
    wrong = with_mistake(course, double, path)

    assert wrong.load("s04_double").double(1) == 3
    assert wrong.load("s04_double").lookup([5], 0) == 5
    assert wrong.load("s06_quadruple").Quadruple().forward(1) == 9
    assert reference(course).load("s06_quadruple").Quadruple().forward(1) == 4


def test_the_learners_file_may_stand_on_the_reference(course, quadruple):
    answer = own(course, quadruple).load("s06_quadruple").Quadruple()

    with pytest.raises(NotImplementedError):
        answer.forward(1)


def test_dataclasses_and_pickle_work_in_an_answer(world):
    source = (
        "import pickle\nfrom dataclasses import dataclass\n"
        "@dataclass\nclass Pair:\n    first: int\n    second: 'Pair | None' = None\n"
        "def round_trip():\n    return pickle.loads(pickle.dumps(Pair(1)))\n"
    )
    one = world(s04_double=source)
    module = one.load("s04_double")

    with one.installed():
        assert module.round_trip() == module.Pair(1)
    assert "exercises" not in sys.modules


@pytest.mark.parametrize(
    "statement",
    [
        "import solutions",
        "from solutions.s04_double import double",
        "from .. import solutions",
        "from ..solutions import s04_double",
        "import tests.stages",
        "import minigrad.grader.load",
        "from minigrad import grader",
        "from minigrad.grader.observe import CheckFailed",
        "import minigrad._course.solutions",
        "from minigrad.fast import FlatAdam",
        "from minigrad.fast.layers import linear",
        "import minigrad\nminigrad.grader",
        "__import__('solutions')",
    ],
)
def test_solutions_tests_grader_and_ready_made_layers_cannot_be_imported(world, statement):
    with pytest.raises(ForbiddenImport, match="must not import"):
        world(s04_double=statement).load("s04_double")


def test_a_refused_import_is_noted_even_if_the_answer_hides_it(world):
    hidden = "try:\n    import solutions\nexcept ImportError:\n    pass\n"
    sly = world(s04_double=hidden)
    sly.load("s04_double")

    assert "solutions" in sly.forbidden[0]


@pytest.mark.parametrize("later", ["s06_more", "s09_last"])
def test_a_stage_cannot_import_itself_or_a_later_one(world, later):
    with pytest.raises(BrokenAnswer, match=f"s06_more must not import {later}"):
        world(s06_more=f"import exercises.{later}", s09_last="").load("s06_more")


def test_a_misspelt_stage_is_answered_with_the_one_that_was_meant(world):
    with pytest.raises(BrokenAnswer, match="did you mean s04_double"):
        world(s04_double="", s06_more="import exercises.s04_duoble").load("s06_more")


@pytest.mark.parametrize(
    "statement",
    [
        "from minigrad import softmax",
        "from minigrad import *",
        "import minigrad\nsoftmax = minigrad.softmax",
        "import minigrad.ops.fused as f\nsoftmax = f.softmax",
        "from minigrad.ops.fused import softmax",
        "from minigrad import ops\nsoftmax = ops.softmax",
    ],
)
def test_what_a_stage_builds_refuses_there_and_nowhere_else(world, statement):
    both = world(s06_attention=statement, s08_masks=statement)
    x = Tensor(np.zeros((2, 3)))

    with pytest.raises(ReadyMade, match="exp, max and sum"):
        both.load("s06_attention").softmax(x)
    assert both.load("s08_masks").softmax(x).shape == (2, 3)


@pytest.mark.parametrize("use", ["minigrad.Value(1.0)", "type('Own', (minigrad.Value,), {})"])
def test_a_class_that_a_stage_builds_is_neither_made_nor_derived_from_there(world, use):
    source = f"import minigrad\ndef answer():\n    return {use}"
    both = world(s01_value=source, s04_embedding=source)

    with pytest.raises(ReadyMade, match="plain numbers"):
        both.load("s01_value").answer()
    assert both.load("s04_embedding").answer()


def test_the_rest_of_the_engine_is_the_real_one(world):
    answer = world(s06_attention="import minigrad\nfrom minigrad import Tensor")
    module = answer.load("s06_attention")

    assert module.Tensor is module.minigrad.Tensor is Tensor
    assert "Tensor" in dir(module.minigrad)


def test_a_module_of_the_engine_that_nobody_has_imported_yet_can_be(world, monkeypatch):
    monkeypatch.delitem(sys.modules, "minigrad.words")
    monkeypatch.delattr(minigrad, "words")

    assert world(s04_double="from minigrad import words").load("s04_double").words.say("x") == "x"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"x = 1\ndef f(:\n    pass\n", "line 2: this is not Python yet"),
        (b"def f():\n\treturn 1\n        return 2\n", "line 3"),
        (b"x = 1\n# caf\xe9\n", "line 2: these bytes are no text"),
        (b"x = 1\ny = '\0'\n", "line 2: these bytes are no text"),
        (b"# coding: klingon\n", "klingon"),
        (b"x = 1 / 0\n", "ZeroDivisionError"),
        (b"exit()\n", "SystemExit"),
        (b"from minigrad import sofmax\n", "sofmax"),
    ],
)
def test_a_file_that_is_no_program_is_broken_at_a_line(world, source, said):
    with pytest.raises(BrokenAnswer) as caught:
        world(s04_double=source).load("s04_double")

    assert said in str(caught.value)
    assert "s04_double.py, line" in str(caught.value)


def test_the_caret_points_at_the_place(world):
    with pytest.raises(BrokenAnswer) as caught:
        world(s04_double="def f():\n    return 1 +\n").load("s04_double")

    *_, line, caret = str(caught.value).splitlines()
    assert line.index("+") + 1 == caret.index("^")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BrokenAnswer, match=r"s04_double\.py does not exist"):
        World({"s04_double": tmp_path / "s04_double.py"}).load("s04_double")


def test_a_byte_order_mark_and_a_declared_encoding_are_fine(world):
    assert world(s04_double=codecs.BOM_UTF8 + b"x = 1\n").load("s04_double").x == 1
    assert world(s04_double=b"# coding: latin-1\nx = '\xe9'\n").load("s04_double").x == "é"
