"""An op that refuses its shapes: its error knows the graph that led to it."""

import numpy as np
import pytest

from minigrad import MinigradError, Module, Parameter, ShapeError, Tensor, concatenate, draw
from minigrad.draw.model import Role
from tests.draw.models import Scale


class Misfit(Module):
    """Multiplies what does not fit, in a module within a module."""

    def __init__(self):
        self.scale, self.weight = Scale(), Parameter(np.ones((4, 5)))

    def forward(self, x):
        return self.scale(x) @ self.weight


class Outer(Module):
    def __init__(self):
        self.inner = Misfit()

    def forward(self, x):
        return self.inner(x.tanh())


X = Tensor(np.ones((2, 3)), name="x", requires_grad=True)


@pytest.mark.parametrize(
    ("call", "op", "shape"),
    [
        (lambda: X @ np.ones((4, 5)), "matmul", "2×3 and 4×5"),
        (lambda: X + np.ones(4), "add", "2×3 and 4"),
        (lambda: X.reshape(7), "reshape", "2×3"),
        (lambda: concatenate([X, X.T], axis=0), "concatenate", "2×3 and 3×2"),
    ],
)
def test_whatever_op_fails_can_be_drawn_with_all_its_shapes(call, op, shape):
    with pytest.raises(MinigradError) as caught:
        call()

    last = draw(caught.value).picture.boxes[-1]

    assert (last.role, last.op, last.shape) == (Role.FAILED, op, shape)


def test_the_op_that_failed_stands_in_its_module():
    with pytest.raises(ShapeError) as caught:
        Outer()(X)

    picture = draw(caught.value).picture
    last = picture.boxes[-1]

    assert last.role is Role.FAILED
    assert picture.groups[last.group].path == "inner"
    assert [box.op for box in picture.boxes if box.op] == ["tanh", "mul", "matmul"]


def test_drawing_a_module_that_fails_says_how_to_see_where():
    with pytest.raises(ShapeError) as caught:
        draw(Outer(), X)

    assert caught.value.__notes__ == [
        "minigrad.draw(error) draws the graph up to the op that failed"]
    assert draw(caught.value).picture.boxes[-1].role is Role.FAILED


def test_the_message_is_the_one_that_it_always_was():
    with pytest.raises(ShapeError, match=r"matmul: b has the wrong shape\n  expected"):
        X @ np.ones((4, 5))
