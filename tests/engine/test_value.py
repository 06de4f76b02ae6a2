"""Value: numbers that remember how they were computed."""

import math

import numpy as np
import pytest

from minigrad import ArgumentError, Value, gradcheck

#: Each op, its definition, and numbers to try it on: none at a kink.
OPS = {
    "add": (lambda a, b: a + b, lambda a, b: a + b, [(2.0, -3.5), (0.0, 0.0)]),
    "sub": (lambda a, b: a - b, lambda a, b: a - b, [(2.0, -3.5)]),
    "mul": (lambda a, b: a * b, lambda a, b: a * b, [(2.0, -3.5), (0.0, 4.0)]),
    "div": (lambda a, b: a / b, lambda a, b: a / b, [(2.0, -3.5), (0.0, 4.0)]),
    "neg": (lambda a: -a, lambda a: -a, [(2.0,), (-1.5,)]),
    "square": (lambda a: a**2, lambda a: a * a, [(2.0,), (-1.5,), (0.0,)]),
    "inverse": (lambda a: a**-1, lambda a: 1 / a, [(2.0,), (-1.5,)]),
    "root": (lambda a: a**0.5, math.sqrt, [(2.0,), (0.3,)]),
    "power 0": (lambda a: a**0, lambda a: 1.0, [(2.0,), (0.0,)]),
    "power of two Values": (lambda a, b: a**b, math.pow, [(2.0, -3.5), (0.3, 2.0)]),
    "number to a Value": (lambda a: 2**a, lambda a: math.pow(2, a), [(2.0,), (-1.5,)]),
    "exp": (lambda a: a.exp(), math.exp, [(2.0,), (-1.5,)]),
    "log": (lambda a: a.log(), math.log, [(2.0,), (0.3,)]),
    "tanh": (lambda a: a.tanh(), math.tanh, [(2.0,), (-2.0,)]),
    "relu": (lambda a: a.relu(), lambda a: max(a, 0.0), [(2.0,), (-1.5,)]),
    "sigmoid": (lambda a: a.sigmoid(), lambda a: 1 / (1 + math.exp(-a)), [(2.0,), (-3.0,)]),
}

CASES = [
    pytest.param(op, definition, numbers, id=f"{name} of {numbers}")
    for name, (op, definition, choices) in OPS.items()
    for numbers in choices
]


@pytest.mark.parametrize(("op", "definition", "numbers"), CASES)
def test_the_value_is_as_defined(op, definition, numbers):
    result = op(*map(Value, numbers))

    assert result.data == pytest.approx(definition(*numbers), rel=1e-14)
    assert isinstance(result.data, float)


@pytest.mark.parametrize(("op", "definition", "numbers"), CASES)
def test_the_gradient_agrees_with_finite_differences(op, definition, numbers):
    gradcheck(lambda *nodes: op(*nodes) * 3, *map(Value, numbers))


@pytest.mark.parametrize("number", [2, 2.0, np.float64(2), np.float32(2), np.int64(2), True])
def test_plain_numbers_stand_on_either_side(number):
    a, two = Value(5.0), float(number)

    results = [
        (a + number, 5 + two), (number + a, two + 5), (a - number, 5 - two), (number - a, two - 5),
        (a * number, 5 * two), (number * a, two * 5), (a / number, 5 / two), (number / a, two / 5),
        (a**number, 5**two), (number**a, two**5),
    ]

    for result, want in results:
        assert isinstance(result, Value)
        assert result.data == pytest.approx(want, rel=1e-14)


def test_micrograds_example_gives_its_published_numbers():
    a = Value(-4.0)
    b = Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f

    g.backward()

    assert f"{g.data:.4f}" == "24.7041"
    assert f"{a.grad:.4f}" == "138.8338"
    assert f"{b.grad:.4f}" == "645.5773"


def test_a_leaf_adds_gradients_up_and_a_node_in_between_starts_anew():
    a = Value(3.0)
    square = a * a
    y = square * 2

    y.backward()
    y.backward()

    assert a.grad == 2 * 12.0
    assert square.grad == 2.0
    assert y.grad == 1.0


def test_before_backward_there_is_no_gradient():
    assert Value(3.0).grad is None


def test_a_constant_gets_no_gradient():
    a = Value(3.0)
    y = a * 2

    y.backward()

    assert [parent.requires_grad for parent in y.parents] == [True, False]
    assert y.parents[1].grad is None


def test_at_its_kink_relu_has_slope_0():
    a = Value(0.0)

    a.relu().backward()

    assert a.grad == 0.0


@pytest.mark.parametrize(("curve", "limit"), [(Value.sigmoid, 0.0), (Value.tanh, -1.0)])
def test_curves_that_level_off_do_so_far_from_zero(curve, limit):
    a = Value(-1e4)

    y = curve(a)
    y.backward()

    assert y.data == limit
    assert a.grad == 0.0


def test_a_value_has_a_name_an_op_and_parents():
    a, b = Value(2.0, name="a"), Value(3.0, "b")

    c = a * b

    assert (a.name, b.name, c.name) == ("a", "b", None)
    assert (a.op, c.op) == ("", "mul")
    assert c.parents == (a, b)


def test_it_prints_its_number_and_its_gradient():
    a = Value(2.0)
    assert repr(a) == "Value(2)"

    (a * 1.5).backward()
    assert repr(a) == "Value(2, grad=1.5)"


@pytest.mark.parametrize("op", ["log", "power"])
def test_what_a_negative_number_has_not_is_refused_by_name_and_number(op):
    call = {"log": lambda a: a.log(), "power": lambda a: a**0.5}[op]

    with pytest.raises(ArgumentError, match=rf"^{op}: .*\n  got       -2.0$"):
        call(Value(-2.0))
