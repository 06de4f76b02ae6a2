"""draw(): what a picture says of a graph."""

import subprocess
import sys
from pathlib import Path

import graphviz
import numpy as np
import pytest

import minigrad
from minigrad import ArgumentError, Parameter, Tensor, Value, draw, stack
from minigrad.draw.fields import NOTHING_YET
from minigrad.draw.model import Box, Role

ROOT = Path(minigrad.__file__).parents[1]


def last(output, **options) -> Box:
    return draw(output, **options).picture.boxes[-1]


def test_a_drawing_is_a_graphviz_digraph(product):
    assert isinstance(draw(product), graphviz.Digraph)


def test_minigrad_draw_is_the_function_and_its_package_can_be_imported():
    from minigrad.draw.layout import layered

    assert minigrad.draw is draw and callable(minigrad.draw) and callable(layered)
    assert "draw" in minigrad.__all__


def test_importing_minigrad_does_not_import_graphviz():
    code = "import sys, minigrad; sys.exit('graphviz' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_each_value_is_one_box_and_comes_after_its_inputs(product):
    boxes = draw(product).picture.boxes

    assert [box.name for box in boxes] == ["a", "b", "e", "c", "d", "f", "L"]
    assert all(max(box.inputs, default=-1) < place for place, box in enumerate(boxes))


def test_an_argument_used_twice_has_two_edges():
    a = Value(3, name="a")
    drawing = draw(a * a)

    assert drawing.picture.edges() == [(0, 1), (0, 1)]
    assert drawing.source.count("n0 -> n1") == 2


def test_leaves_are_told_apart_by_whether_they_get_a_gradient():
    boxes = draw(Parameter([1.0, 2.0]) * 3).picture.boxes

    assert [box.role for box in boxes] == [Role.PARAMETER, Role.CONSTANT, Role.OPERATION]


def test_no_gradient_yet_is_none_and_not_zero():
    a = Value(3.0)

    assert last(a).grad == NOTHING_YET and NOTHING_YET.line == "none"


def test_a_gradient_that_arrived_is_shown(product):
    product.backward()
    grads = {box.name: box.grad for box in draw(product).picture.boxes}

    assert grads["a"].single == "6" and grads["d"].single == "−2"


def test_a_gradient_of_zero_is_shown_as_zero():
    a = Value(-1.0)
    a.relu().backward()

    assert last(a).grad.single == "0"


def test_an_array_in_the_middle_waits_for_no_gradient():
    assert last(Parameter([1.0, 2.0]) * 3).grad is None


def test_a_constant_waits_for_no_gradient():
    assert last(Tensor([1.0, 2.0])).grad is None


def test_the_picture_is_of_its_moment_and_does_not_change_with_the_graph(product):
    before = draw(product)
    source = before.source

    product.backward()

    assert before.source == source
    assert draw(product).source != source


def test_a_small_matrix_shows_its_numbers_and_its_shape():
    box = last(Tensor([[1.0, 2.5, 3.0], [-4.0, 0.0, 6.0]]))

    assert box.data.cells == (("1.00", "2.50", "3.00"), ("−4.00", "0.00", "6.00"))
    assert box.shape == "2×3"


def test_values_are_left_out_if_they_are_not_to_be_shown_but_not_the_two_of_a_formula():
    x = Parameter([1.0, 2.0], name="x")
    picture = draw(x * 2, show=("name", "op", "shape")).picture

    assert all(box.grad is None for box in picture.boxes)
    assert picture.boxes[0].data is None
    assert picture.title(picture.boxes[-1]) == ("", "x * 2")


def test_names_and_shapes_can_be_left_out():
    picture = draw(Parameter([1.0, 2.0], name="x") * 2, show="value").picture

    assert {box.name for box in picture.boxes} == {""} == {box.shape for box in picture.boxes}
    assert picture.boxes[0].data is not None


def test_formulas_can_be_left_out_but_never_the_only_thing_there_is_to_say():
    x = Parameter([1.0, 2.0], name="x")
    y = x.tanh()
    picture = draw(y * 2, names={"y": y}, show=("name", "shape")).picture

    assert [picture.title(box) for box in picture.boxes if box.inputs] == [("y", ""), ("", "mul")]


def test_names_can_be_the_local_variables_of_the_reader():
    first = Parameter([1.0, 2.0])
    second = first * np.array([3.0, 4.0])
    table = np.zeros(3)  # compares element by element, which must not matter

    names = {box.name for box in draw(second, names=locals()).picture.boxes}

    assert names == {"first", "", "second"} and table.size == 3


def test_names_can_go_from_node_to_name():
    x = Value(1.0)

    assert last(x, names={x: "input"}).name == "input"


def test_names_come_before_a_nodes_own_and_the_first_of_two_counts():
    x = Value(1.0, name="old")

    assert last(x, names={"new": x, "newer": x}).name == "new"


def test_a_notebooks_underscores_name_nothing_but_a_private_name_does():
    x = Value(1.0)

    assert last(x, names={"_": x, "_12": x}).name == ""
    assert last(x, names={"_hidden": x}).name == "_hidden"


def test_a_title_says_how_the_value_was_made():
    a, b = Value(1.0, name="a"), Value(2.0, name="b")
    picture = draw((a * b).tanh() - 3).picture
    titles = [picture.title(box)[1] for box in picture.boxes if box.inputs]

    assert titles == ["a * b", "tanh(·)", "· - 3"]


def test_a_title_with_too_many_arguments_keeps_to_the_op():
    picture = draw(stack([Parameter([float(n)], name=f"row{n}") for n in range(9)])).picture

    assert picture.title(picture.boxes[-1]) == ("", "stack")


def test_a_long_name_is_cut():
    name = last(Value(1.0, name="x" * 500)).name

    assert len(name) == 32 and name.endswith("…")


def test_what_is_not_a_node_is_refused_with_what_came():
    with pytest.raises(ArgumentError, match=r"expected  a Tensor, a Value.*\n.*got       ndarray"):
        draw(np.ones(3))


def test_an_unknown_direction_is_refused_with_those_there_are(product):
    with pytest.raises(ArgumentError, match=r"'LR'.*'TB'.*\n.*got       'RL'"):
        draw(product, direction="RL")  # type: ignore[arg-type]


def test_a_graph_of_one_node_has_all_its_forms():
    drawing = draw(Value(2.0))

    assert "n0" in drawing.source
    assert "<svg" in drawing.svg()
    assert drawing.text().startswith("1 value: 1 parameter\n")


def test_one_program_always_gives_the_same_bytes():
    def program():
        x = Parameter(np.arange(6.0).reshape(2, 3), name="x")
        y = (x @ x.mT).tanh().sum()
        y.backward()
        return draw(y)

    one, other = program(), program()

    assert (one.source, one.svg(), one.text()) == (other.source, other.svg(), other.text())


def test_a_drawing_in_the_terminal_says_what_it_is_of(product):
    assert repr(draw(product)) == "<Drawing of 7 values: 4 parameters, 3 operations>"
