"""A file taken apart: one function or class at a time inside the reference."""

from __future__ import annotations

from textwrap import dedent

import pytest

from minigrad.grader.load import with_part
from minigrad.grader.parts import Part, changed, defined, overlap, touched

SOLUTION = """
    SCALE = 2

    def double(x):
        return SCALE * x

    def quadruple(x):
        return double(double(x))

    class Counter:
        n = 1

        def next(self):
            return double(self.n)
"""


@pytest.fixture
def part(tmp_path):
    """Lay one part of an answer over the solution, and load it."""

    def make(name, answer):
        files = {}
        for file, source in (("solution", SOLUTION), ("s04_double", answer)):
            files[file] = tmp_path / f"{file}.py"
            files[file].write_text(dedent(source), "utf-8")
        solution = files.pop("solution")
        return with_part(files, "s04_double", solution, name).load("s04_double")

    return make


def write(tmp_path, source):
    path = tmp_path / "answer.py"
    path.write_text(dedent(source), "utf-8")
    return path


ANSWER = """
    import math

    SCALE = 10

    def helper(x):
        return SCALE * x

    def double(x):
        return helper(x)

    def quadruple(x):
        return double(x) + SCALE

    class Counter:
        pass

    def next_one(self):
        return quadruple(7)

    Counter.next = next_one
"""


def test_a_part_brings_its_helpers_and_finds_the_rest_in_the_reference(part):
    module = part("quadruple", ANSWER)

    assert module.quadruple(1) == 2 + 10
    assert module.double(1) == 2
    assert module.Counter().next() == 2


def test_the_reference_calls_the_part_and_never_sees_the_helpers(part):
    module = part("double", ANSWER)

    assert module.quadruple(1) == 100
    assert module.SCALE == 2
    assert not hasattr(module, "helper")


def test_methods_assigned_outside_count_to_their_class(part):
    module = part("Counter", ANSWER)

    assert module.Counter().next() == 4 * 7
    assert part("double", ANSWER).Counter().next() == 10


def test_a_function_may_call_itself(part):
    module = part("double", "def double(x):\n    return x and 2 + double(x - 1)\n")

    assert module.quadruple(3) == 12


def test_an_assigned_function_is_one_too(part):
    module = part("double", "double = lambda x: 5 * x\n")

    assert module.quadruple(1) == 25


def test_what_a_file_says_anything_about(tmp_path):
    path = write(tmp_path, ANSWER + "    del Other.a, Other.b\n    A.x, A.y = 1, 2\n")

    assert defined(path) == ["helper", "double", "quadruple", "Counter", "next_one"]
    assert touched(path, ["quadruple", "Counter", "Other", "A"]) == [
        "quadruple", "Counter", "Other", "A",
    ]
    assert {"double", "Counter.next", "helper", "Counter"} <= changed(path)
    assert "next_one" not in changed(path)
    assert {"A.x", "A.y"} <= changed(path)


def test_two_files_overlap_if_they_change_the_same_function():
    assert overlap({"A.x"}, {"A.x", "b"})
    assert overlap({"A"}, {"A.x"})
    assert not overlap({"A.x"}, {"A.y", "b"})


def test_lines_keep_their_numbers(tmp_path):
    path = write(tmp_path, "\n\n\ndef double(x):\n    return x\n\n\ndef other(x):\n    1 / 0\n")

    code = Part(path, "double", ("double", "other")).compiled()

    [function] = [constant for constant in code.co_consts if hasattr(constant, "co_name")]
    assert (function.co_name, function.co_firstlineno) == ("double", 4)
