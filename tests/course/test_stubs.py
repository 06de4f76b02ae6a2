"""Stubs and solutions: what the learner is given, and that the graders tell the two apart."""

import ast

from minigrad.grader.load import World, reference
from minigrad.grader.stub import is_begun


def functions(source):
    """Every function and method of a source, by its dotted name."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.ClassDef):
            methods = (part for part in node.body if isinstance(part, ast.FunctionDef))
            found |= {f"{node.name}.{method.name}": method for method in methods}
    return found


def test_an_exercise_that_nobody_began_is_the_stub_of_its_solution(course, stage):
    text = course.exercise(stage).read_text("utf-8")

    assert course.begun(stage) or text == course.stub(stage)


def test_every_piece_of_a_stub_has_one_todo_and_ends_in_one_not_implemented_error(course, stage):
    stub = course.stub(stage)
    found = functions(stub)

    for piece in course.pieces(stage):
        lines = ast.get_source_segment(stub, found[piece]).splitlines()
        assert [line.strip() for line in lines[-2:]][1] == "raise NotImplementedError"
        assert sum("# TODO: " in line for line in lines) == 1
        assert lines[-2].strip().startswith("# TODO: ")


def test_no_line_of_an_answer_stands_in_its_own_piece_of_the_stub(course, stage):
    solution, stub = course.solution(stage).read_text("utf-8"), course.stub(stage)
    answered, blank = functions(solution), functions(stub)

    for piece in course.pieces(stage):
        given = [ast.dump(node) for node in blank[piece].body[:-1]]
        all_of_it = [ast.dump(node) for node in answered[piece].body]
        assert all_of_it[: len(given)] == given
        assert len(all_of_it) > len(given)


def test_a_stub_is_not_begun_and_its_solution_is(course, stage):
    stub, solution = course.stub(stage), course.solution(stage).read_text("utf-8")

    assert not is_begun(stub, stub)
    assert is_begun(solution, stub)


def test_a_stub_passes_no_graded_test(course, stage, grade_in_process, tmp_path):
    path = tmp_path / f"{stage.module}.py"
    path.write_text(course.stub(stage), "utf-8")
    world = World(reference(course).files | {stage.module: path})

    checks = grade_in_process(world, stage)

    assert [check.name for check in checks if check.status == "passed"] == []


def test_a_solution_passes_every_graded_test(course, stage, grade_in_process):
    checks = grade_in_process(reference(course), stage)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []


def test_every_piece_is_judged_and_every_check_names_a_piece(course, stage):
    judged = {check.piece for check in course.checks(stage)}

    assert judged == set(course.pieces(stage))
