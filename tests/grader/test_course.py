"""The course's catalogue, its stubs, and what counts as begun."""

from __future__ import annotations

import ast

import pytest

from minigrad.grader.course import Course, UnknownStage, is_begun, stub_of, write_stubs
from minigrad.grader.stub import pieces


def test_a_stage_is_found_by_its_number_its_name_and_its_file(course):
    for word in ("6", "06", "quadruple", "Quadruple", "s06_quadruple"):
        assert course.find(word).module == "s06_quadruple"


def test_an_unknown_stage_is_answered_with_the_nearest_and_the_list(course):
    with pytest.raises(UnknownStage) as caught:
        course.find("dubble")

    assert "did you mean double?" in str(caught.value)
    assert "04 double, 06 quadruple" in str(caught.value)


def test_a_stage_has_a_title_pieces_checks_and_hints(course, double, quadruple):
    assert double.title == "Doubling"
    assert course.pieces(double) == ["double", "lookup"]
    assert course.pieces(quadruple) == ["Quadruple.forward"]
    assert [(check.name, check.piece) for check in course.checks(double)] == [
        ("double is twice as much", "double"),
        ("its gradient is two", "double"),
        ("lookup gives rows", "lookup"),
    ]
    assert course.hints(double) == {"double": ["a", "b", "c"]}


def test_a_stub_ends_each_piece_at_its_task(course, double):
    stub = course.stub(double)

    assert "    # TODO: return twice x.\n    raise NotImplementedError\n\n\ndef lookup" in stub
    assert "return x * 2" not in stub
    assert '"""Twice x."""' in stub
    ast.parse(stub)


def test_a_stub_drops_the_comments_of_the_answer_and_keeps_what_follows():
    solution = (
        "class A:\n"
        "    def f(self):\n"
        "        # Task: do it.\n"
        "        text = '''\n"
        "not indented'''\n"
        "        # a trap\n"
        "\n"
        "    # about g\n"
        "    def g(self):\n"
        "        return 1\n"
    )
    assert stub_of(solution) == (
        "class A:\n"
        "    def f(self):\n"
        "        # TODO: do it.\n"
        "        raise NotImplementedError\n"
        "\n"
        "    # about g\n"
        "    def g(self):\n"
        "        return 1\n"
    )


def test_a_piece_may_be_a_function_within_a_function():
    solution = (
        "def f(x):\n    def vjp(g):\n        # Task: do it.\n        return g\n\n    return vjp\n"
    )

    assert pieces(solution) == ["f.vjp"]
    assert stub_of(solution).endswith("        raise NotImplementedError\n\n    return vjp\n")


def test_a_file_is_begun_when_python_sees_a_difference(course, double):
    stub = course.stub(double)

    assert not is_begun(stub, stub)
    assert not is_begun(stub.replace("Twice x.", "My words.") + "\n# a note\n", stub)
    assert not is_begun(stub.replace("# TODO", "  # TODO"), stub)
    assert is_begun(stub.replace("raise NotImplementedError", "return x + x", 1), stub)
    assert is_begun("def double(", stub)
    assert is_begun(b"\xff\xfe\0", stub)


def test_stubs_are_written_but_never_over_somebodys_work(course, double, quadruple):
    begun = course.exercise(double)
    begun.write_text("def double(x):\n    return x + x\n", "utf-8")
    course.exercise(quadruple).unlink()

    spared = write_stubs(course)

    assert spared == [begun]
    assert "x + x" in begun.read_text("utf-8")
    assert course.exercise(quadruple).read_text("utf-8") == course.stub(quadruple)
    assert write_stubs(course, force=True) == []
    assert begun.read_text("utf-8") == course.stub(double)


def test_the_workspace_is_the_nearest_folder_with_exercises(course):
    deep = course.workspace / "notes" / "today"
    deep.mkdir(parents=True)

    assert Course.here(deep).workspace == course.workspace.resolve()


def test_without_exercises_nearby_the_course_itself_is_the_workspace(tmp_path):
    here = Course.here(tmp_path)

    assert here.workspace == here.material
