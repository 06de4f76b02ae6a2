"""The texts of a stage: lesson, docstrings, hints, shapes."""

import ast
import inspect
from functools import wraps

from minigrad import Tensor
from minigrad.grader.load import reference
from minigrad.shapes import bound_axes, documented_shapes

SECTIONS = ("Shapes:", "Units:", "Raises:", "Source:")


def written_pieces(course, stage):
    """Each piece of a stage's reference: its name, its function, and the class it belongs to."""
    module = reference(course).load(stage.module)
    for piece in course.pieces(stage):
        owner_name, _, name = piece.rpartition(".")
        owner = getattr(module, owner_name) if owner_name else None
        yield piece, vars(owner or module)[name], owner


def takes_or_gives_arrays(function):
    annotations = [p.annotation for p in inspect.signature(function).parameters.values()]
    annotations.append(inspect.signature(function).return_annotation)
    return any("Tensor" in str(a) or "ndarray" in str(a) for a in annotations)


def test_a_lesson_names_its_stage_and_is_a_lesson(course, stage):
    lesson = ast.get_docstring(ast.parse(course.solution(stage).read_bytes()))

    assert lesson.startswith(f"{stage.number} · ")
    assert len(lesson.splitlines()) > 30
    assert "Source:" in lesson or "arXiv:" in lesson
    assert "What comes next" in lesson


def test_every_piece_has_three_different_hints(course, stage):
    hints = course.hints(stage)

    assert list(hints) == course.pieces(stage)
    for levels in hints.values():
        assert len(set(levels)) == len(levels) == 3


def test_every_piece_says_what_it_is_and_where_it_comes_from(course, stage):
    for piece, function, owner in written_pieces(course, stage):
        words = inspect.getdoc(function) or ""
        assert words, piece
        assert "Source:" in words + (inspect.getdoc(owner) if owner else ""), piece


def test_the_sections_of_a_docstring_stand_in_order(course, stage):
    for piece, function, _ in written_pieces(course, stage):
        lines = [line.strip() for line in (inspect.getdoc(function) or "").splitlines()]
        found = [line for line in lines if line in SECTIONS]
        assert found == sorted(found, key=SECTIONS.index), piece


def test_every_piece_that_meets_arrays_documents_their_shapes(course, stage):
    for piece, function, _ in written_pieces(course, stage):
        if takes_or_gives_arrays(function):
            assert documented_shapes(function), piece


def test_every_documented_shape_is_checked_when_the_piece_is_called(course, stage):
    for piece, function, _ in written_pieces(course, stage):
        named = set(inspect.signature(function).parameters)
        specs = [spec for what, spec in documented_shapes(function).items() if what in named]
        if any(spec != "..." for spec in specs):
            assert hasattr(function, "__wrapped__"), f"{piece} lacks @shaped"


def test_every_documented_shape_of_a_result_is_the_one_that_comes_out(
    course, stage, grade_in_process
):
    world, seen = reference(course), []
    for piece, function, owner in written_pieces(course, stage):
        specs = documented_shapes(function)
        if "returns" in specs:
            place = getattr(world.load(stage.module), owner.__name__) if owner else None
            name = piece.rpartition(".")[2]
            watched = checking_returns(vars(place or world.load(stage.module))[name], specs, seen)
            setattr(place or world.load(stage.module), name, watched)

    checks = grade_in_process(world, stage)

    assert [(check.name, check.message) for check in checks if check.status != "passed"] == []
    documented = [
        p for p, f, _ in written_pieces(course, stage) if "returns" in documented_shapes(f)
    ]
    assert bool(seen) == bool(documented)


def checking_returns(function, specs, seen):
    arguments = {what: spec for what, spec in specs.items() if what != "returns"}
    signature = inspect.signature(function)

    @wraps(function)
    def checked(*args, **options):
        result = function(*args, **options)
        bound = signature.bind(*args, **options)
        bound.apply_defaults()
        axes = bound_axes(arguments, dict(bound.arguments))
        results = result if isinstance(result, tuple) else (result,)
        for part, spec in zip(results, specs["returns"].split(", "), strict=True):
            if isinstance(part, Tensor) or hasattr(part, "shape"):
                axes.check(f"what {function.__name__} returns", part.shape, spec)
                seen.append(spec)
        return result

    return checked
