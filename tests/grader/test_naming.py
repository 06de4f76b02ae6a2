"""Every known mistake has a name of its own, and words that can be shown."""

from __future__ import annotations

import ast
import tempfile
from pathlib import Path

import pytest

from minigrad.grader import naming
from minigrad.grader.catalogue import catalogue
from minigrad.grader.course import Course
from minigrad.grader.diagnose import diagnose
from minigrad.grader.naming import Naming, rehearse
from minigrad.grader.report import CheckReport
from minigrad.grader.rewrite import merged, methods, renamed, through_helpers, unfinished
from minigrad.grader.variants import variants

COURSE = Course.here(Path(__file__))
#: Mistakes that no evidence singles out, and why.
UNNAMED: dict[str, str] = {}


@pytest.fixture(params=COURSE.stages, ids=lambda stage: stage.module)
def stage(request):
    return request.param


def own_observations(known, mistake):
    """What the checks see of a mistake; the slow ones only if nothing else is wrong."""
    tests = {name: test for name, test in known.tests.items() if not known.is_slow(name)}
    for _ in range(2):
        seen = {name: mistake.observed(test) for name, test in tests.items()}
        if any(sight.wrong for name in tests for sight in known.sights(mistake, name)):
            return seen
        tests = known.tests
    return seen


@pytest.mark.slow
def test_every_mistake_is_named_and_none_by_another_name(stage):
    known = catalogue(COURSE, stage)
    strange = []

    for mistake in known.mistakes:
        seen = own_observations(known, mistake)
        reports = [CheckReport(name, "failed") for name in seen]
        found = [diagnosis.mistake for diagnosis in diagnose(COURSE, stage, reports, seen)]
        unnamed = mistake.path.stem in UNNAMED
        if found != ([] if unnamed else [mistake.slug]):
            strange.append((mistake.path.stem, found))

    assert strange == []


def test_words_have_no_braces_and_end_properly(stage):
    for mistake in catalogue(COURSE, stage).mistakes:
        words = ast.get_docstring(ast.parse(mistake.path.read_bytes()))
        assert mistake.words == words
        assert len(mistake.words) >= 60, mistake.path.stem


def function(source):
    [node] = ast.parse(source).body
    return node


def test_two_changes_of_one_function_are_put_together_where_they_do_not_meet():
    right = function("def f(x, axis):\n    y = x + 1\n    return y.sum(axis)")
    one = function("def f(x, axis):\n    y = x - 1\n    return y.sum(axis)")
    two = function("def f(x, axis):\n    y = x + 1\n    return y.max(axis)")
    same = function("def f(x, axis):\n    y = x * 1\n    return y.sum(axis)")

    text = merged(right, one, two)

    assert ast.unparse(ast.parse(text)) == "def f(x, axis):\n    y = x - 1\n    return y.max(axis)"
    assert merged(right, one, same) is None


def test_a_program_in_other_words_does_the_same():
    source = "def f(x):\n    y = x + 1\n    return [y * z for z in (1, 2)]\ng = f\n"

    for rewrite in (renamed, through_helpers):
        other = rewrite(ast.parse(source))
        space = {}
        exec(compile(ast.fix_missing_locations(other), "other", "exec"), space)
        assert ast.unparse(other) != ast.unparse(ast.parse(source))
        assert space["g"](x=2) == [3, 6]


def test_methods_are_found_wherever_they_are_written():
    body = ast.parse("class A:\n    def x(self): ...\ndef y(self): ...\nA.y = y\n").body

    assert set(methods(body)) == {"A.x", "A.y"}
    assert "raise" in ast.unparse(unfinished(body, ["A.x"])[0])


def test_variants_change_the_answer_and_nothing_above_it():
    source = '''
def f(x, axis):
    """Doc."""
    if x is None:
        raise ValueError("given")
    # Task: do it.
    return x.sum(axis=-1) * 2
'''
    found = dict(variants(source))

    assert "f, line 7: x.sum(axis=-1) * 2  →  2" in found
    assert "f, line 7: x.sum  →  x.mean" in found
    assert all("x is None" in ast.unparse(tree) for tree in found.values())


def test_the_author_is_told_what_has_no_name(course, double, capsys, monkeypatch):
    monkeypatch.setattr(naming, "PAIRS", 1)  # the tiny course has hardly two that go together
    folder = course.material / "tests" / "mistakes" / double.module
    (folder / "again.py").write_text('"""Other words."""\ndef double(x):\n    return x + x + x\n')

    with tempfile.TemporaryDirectory() as place:
        assert rehearse(Naming(course, double, Path(place)))

    assert "tripled, alone: unnamed" in capsys.readouterr().out
