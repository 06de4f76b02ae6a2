"""A Tensor and a Value are nodes of two kinds of graph: an op refuses to mix them, and says how."""

import operator

import numpy as np
import pytest

from minigrad import Tensor, Value, concatenate, maximum, no_grad, where

OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv, operator.matmul]


def refused(call):
    with pytest.raises(TypeError) as refusal:
        call()
    said = str(refusal.value)
    assert "a Tensor and a Value do not mix" in said
    assert "hint: " in said and "Tensor(2.0)" in said and "value.data" in said
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


@pytest.mark.parametrize("tensor", [Tensor([1.0, 2.0]), Tensor([1.0]), Tensor(1.0)], ids=repr)
@pytest.mark.parametrize("op", OPERATORS)
def test_an_operator_between_the_two_says_what_to_do(op, tensor):
    refused(lambda: op(tensor, Value(2.0)))
    refused(lambda: op(Value(2.0), tensor))


@pytest.mark.parametrize(
    "call",
    [
        lambda tensor, value: where(np.array([True, False]), tensor, value),
        lambda tensor, value: maximum(tensor, value),
        lambda tensor, value: concatenate([tensor, value]),
        lambda tensor, value: tensor**value,
        lambda tensor, value: np.add(tensor, value),
    ],
    ids=["where", "maximum", "concatenate", "power", "np.add"],
)
def test_so_does_a_function(call):
    refused(lambda: call(Tensor([1.0, 2.0]), Value(2.0)))


@pytest.mark.parametrize("op", OPERATORS[:3])
def test_without_recording_it_is_no_better(op):
    with no_grad():
        refused(lambda: op(Tensor([1.0, 2.0]), Value(2.0)))
        refused(lambda: op(Value(2.0), Tensor([1.0])))


def test_the_bare_number_of_a_value_is_a_constant_for_a_tensor():
    tensor = Tensor([1.0, 2.0], requires_grad=True)

    (tensor * Value(3.0).data).sum().backward()

    assert tensor.grad is not None and tensor.grad.tolist() == [3.0, 3.0]
