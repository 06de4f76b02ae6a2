"""Elementwise ops, over scalars, axes of size 1 and 0, and broadcasting in both directions."""

import math

import numpy as np
import pytest

from minigrad import Tensor, ops

SHAPES = [(), (1,), (3,), (2, 3), (1, 3), (3, 1, 2), (0,), (2, 0)]
PAIRS = [
    ((), ()), ((), (2, 3)), ((2, 3), ()), ((2, 3), (2, 3)), ((3,), (2, 3)), ((2, 3), (3,)),
    ((2, 1), (1, 3)), ((2, 1), (4, 1, 3)), ((4, 1, 3), (2, 1)), ((1,), (3,)), ((1, 1), ()),
    ((2, 0), (1,)), ((1,), (0,)), ((0, 3), (3,)), ((2, 1), (0,)),
]


def anywhere(shape):
    """Numbers of either sign, none of them near 0, where some ops have a kink."""
    rng = np.random.default_rng(2)
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 2.0, shape)


def positive(shape):
    return np.random.default_rng(3).uniform(0.3, 2.0, shape)


def apart(shape, offset):
    """All numbers different, also from those with another offset."""
    size = math.prod(shape)
    return (np.random.default_rng(4).permutation(size) + offset - size / 2).reshape(shape)


def each(function):
    """The definition of an elementwise op: its function on one number after the other."""

    def definition(*arrays):
        result = np.empty(np.broadcast_shapes(*(array.shape for array in arrays)))
        for place in np.ndindex(result.shape):
            result[place] = function(*(float(seen_from(place, array)) for array in arrays))
        return result

    return definition


def seen_from(place, array):
    """The number of ``array`` that broadcasting puts at ``place``: the right-hand axes count."""
    own = place[len(place) - array.ndim :]
    return array[tuple(0 if size == 1 else i for i, size in zip(own, array.shape, strict=True))]


def normal_by_tanh(a):
    return 0.5 * a * (1 + math.tanh(math.sqrt(2 / math.pi) * (a + 0.044715 * a**3)))


UNARY = {
    "neg": (ops.neg, anywhere, lambda a: -a),
    "exp": (ops.exp, anywhere, math.exp),
    "log": (ops.log, positive, math.log),
    "sqrt": (ops.sqrt, positive, math.sqrt),
    "tanh": (ops.tanh, anywhere, math.tanh),
    "sigmoid": (ops.sigmoid, anywhere, lambda a: 1 / (1 + math.exp(-a))),
    "relu": (ops.relu, anywhere, lambda a: max(a, 0.0)),
    "gelu": (ops.gelu, anywhere, normal_by_tanh),
    "abs": (ops.abs, anywhere, math.fabs),
    "power 2": (lambda a: ops.power(a, 2), anywhere, lambda a: a * a),
    "power -3": (lambda a: ops.power(a, -3), anywhere, lambda a: 1 / (a * a * a)),
    "power 1": (lambda a: ops.power(a, 1), anywhere, lambda a: a),
    "power 0": (lambda a: ops.power(a, 0), anywhere, lambda a: 1.0),
    "power 0.5": (lambda a: ops.power(a, 0.5), positive, math.sqrt),
}

BINARY = {
    "add": (ops.add, anywhere, anywhere, lambda a, b: a + b),
    "sub": (ops.sub, anywhere, anywhere, lambda a, b: a - b),
    "mul": (ops.mul, anywhere, positive, lambda a, b: a * b),
    "div": (ops.div, anywhere, anywhere, lambda a, b: a / b),
    "pow": (ops.pow, positive, anywhere, math.pow),
    "maximum": (ops.maximum, lambda s: apart(s, 0), lambda s: apart(s, 0.4), max),
    "minimum": (ops.minimum, lambda s: apart(s, 0), lambda s: apart(s, 0.4), min),
}

CASES = [
    pytest.param(op, (numbers(shape),), each(function), id=f"{name} of {shape}")
    for name, (op, numbers, function) in UNARY.items()
    for shape in SHAPES
] + [
    pytest.param(op, (first(a), second(b)), each(function), id=f"{name} of {a} and {b}")
    for name, (op, first, second, function) in BINARY.items()
    for a, b in PAIRS
]


@pytest.mark.parametrize(("op", "inputs", "definition"), CASES)
def test_elementwise_ops_obey(law, op, inputs, definition):
    law(op, inputs, definition)


@pytest.mark.parametrize(
    ("op", "limits"),
    [(ops.sigmoid, [0.0, 1.0]), (ops.tanh, [-1.0, 1.0]), (ops.gelu, [0.0, 1e4])],
    ids=["sigmoid", "tanh", "gelu"],
)
def test_curves_that_level_off_stay_finite_far_from_zero(op, limits):
    x = Tensor([-1e4, 1e4], requires_grad=True)

    y = op(x)
    y.sum().backward()

    assert y.data.tolist() == limits
    assert np.isfinite(x.grad).all()


def test_at_its_kink_relu_has_slope_0_and_so_has_abs():
    x = Tensor([0.0, -0.0], requires_grad=True)

    (ops.relu(x) + ops.abs(x)).sum().backward()

    assert x.grad.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("op", [ops.maximum, ops.minimum], ids=["maximum", "minimum"])
def test_equal_numbers_share_the_gradient(op):
    a = Tensor([1.0, 2.0], requires_grad=True)
    b = Tensor([1.0, 2.0], requires_grad=True)

    op(a, b).backward([3.0, -5.0])

    assert a.grad.tolist() == [1.5, -2.5]
    assert b.grad.tolist() == [1.5, -2.5]


def test_a_number_to_the_power_of_itself_gets_both_gradients():
    x = Tensor([2.0], requires_grad=True)

    (x**x).backward()

    assert x.grad == pytest.approx(2**2 * (math.log(2) + 1))


@pytest.mark.parametrize("power", [ops.power, ops.pow], ids=["a number", "an array"])
@pytest.mark.parametrize(("exponent", "slope"), [(0, 0.0), (1, 1.0), (2, 0.0), (3, 0.0)])
def test_a_power_of_zero_has_a_finite_slope(power, exponent, slope):
    x = Tensor([0.0], requires_grad=True)

    power(x, exponent).backward()

    assert x.grad.tolist() == [slope]


@pytest.mark.parametrize("exponent", [2, 3.0, np.float64(2)])
def test_negative_numbers_have_whole_powers(exponent):
    x = Tensor([-1.5], requires_grad=True)

    (x**exponent).backward()

    assert x.grad == pytest.approx(float(exponent) * (-1.5) ** (float(exponent) - 1))
