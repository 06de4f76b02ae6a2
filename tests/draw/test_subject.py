"""What can be drawn."""

import numpy as np
import pytest

from minigrad import ArgumentError, Module, Parameter, ShapeError, Tensor, Value, draw, no_grad
from minigrad.draw.model import Role
from tests.draw.models import Scale, Stack, vector


class Pair(Module):
    """Hands out a dict with a tuple in it, as models do."""

    def __init__(self):
        self.weight = Parameter([2.0, 3.0, 4.0])

    def forward(self, x):
        y = x * self.weight
        return {"twice": (y.tanh(), [y.exp()]), "note": "no node"}


def test_several_values_are_one_picture():
    a = Value(2.0, name="a")

    for several in ([a.tanh(), a.exp()], (a.tanh(), a.exp()), {"t": a.tanh(), "e": a.exp()}):
        boxes = draw(several).picture.boxes
        assert [box.op for box in boxes] == ["", "tanh", "exp"]


def test_a_module_is_called_and_what_comes_out_is_drawn():
    picture = draw(Pair(), vector()).picture

    assert [box.op for box in picture.boxes if box.op] == ["mul", "tanh", "exp"]
    assert picture.groups[0].cls == "Pair"


def test_steps_that_need_no_gradient_are_drawn_as_well():
    class Shift(Module):
        def forward(self, x):
            return (x + 1).tanh()

    x = vector()
    with no_grad():
        picture = draw(Shift(), x).picture

    assert [box.op for box in picture.boxes if box.op] == ["add", "tanh"]
    assert not x.requires_grad and no_grad.recording


def test_an_input_is_itself_again_when_the_module_fails():
    class Broken(Module):
        def forward(self, x):
            raise RuntimeError("no")

    x = vector()
    with pytest.raises(RuntimeError):
        draw(Broken(), x)

    assert not x.requires_grad


def test_a_module_without_inputs_is_refused():
    with pytest.raises(ArgumentError, match=r"draw\(module, input, …\), what you call Scale with"):
        draw(Scale())


def test_inputs_without_a_module_are_refused():
    with pytest.raises(ArgumentError, match="inputs are for a module"):
        draw(Value(1.0), Value(2.0))


@pytest.mark.parametrize("nothing", [[], {}, None, 3.0, np.ones(3), [1, "a"]])
def test_what_holds_no_node_is_refused(nothing):
    with pytest.raises(ArgumentError, match="hint: call the model first"):
        draw(nothing)


def test_an_output_that_is_an_input_of_another_is_one_box():
    x = vector()
    y = Scale()(x)

    assert len(draw([y, y.tanh(), y]).picture.boxes) == 4


def failure():
    """An error that knows its op, as a ShapeError of an op does."""
    x, weight = Tensor(np.ones((2, 3)), name="x"), Parameter(np.ones((4, 5)), name="weight")
    error = ShapeError("matmul: b has the wrong shape\n  axis -2 (inner) is 4, but a has 3")
    error.op, error.parents = "matmul", ((x * weight.data[0, :3]).tanh(), weight)  # type: ignore
    return error


def test_an_error_is_drawn_up_to_the_op_that_failed_with_both_shapes():
    picture = draw(failure()).picture
    last = picture.boxes[-1]

    assert last.role is Role.FAILED and last.shape == "2×3 and 4×5"
    assert picture.title(last)[1] == "· @ weight"
    assert last.fields[0][0] == "why" and "axis -2 (inner) is 4" in last.fields[0][1].single
    assert [box.role for box in picture.boxes].count(Role.FAILED) == 1


def test_the_op_that_failed_is_red_and_says_so_without_colour():
    drawing = draw(failure())

    assert 'class="failed"' in drawing.svg() and ".failed .frame{fill:#fde3e1" in drawing.svg()
    assert "#b3261e" in drawing.source
    assert drawing.text().splitlines()[-1].startswith("%4  ") or "2×3 and 4×5" in drawing.text()


def test_an_error_that_knows_no_op_is_refused():
    with pytest.raises(ArgumentError, match=r"does not come from an op(.|\n)*ValueError: no"):
        draw(ValueError("no"))


def test_names_reach_into_lists():
    layers = [Scale(), Scale()]
    x = vector()
    picture = draw(layers[1](layers[0](x)), names={"layers": layers}, depth=0).picture

    assert [box.path for box in picture.boxes if box.path] == ["layers.0"]
    assert picture.boxes[-1].count == 2


def test_a_stack_handed_out_by_the_reader_has_the_name_it_got():
    picture = draw(Stack([Scale()])(vector()), names={"net": Stack}, depth=None).picture

    assert picture.groups[0].title == "Stack"
