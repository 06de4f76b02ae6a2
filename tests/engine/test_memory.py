"""A graph holds no circles: it is freed at once when its last name goes."""

import gc
import weakref

import numpy as np
import pytest

from minigrad import (
    Parameter,
    Tensor,
    Value,
    concatenate,
    cross_entropy,
    dropout,
    einsum,
    embedding,
    gradcheck,
    layer_norm,
    masked_fill,
    softmax,
    where,
)


@pytest.fixture(autouse=True)
def without_the_collector_of_circles():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def a_bit_of_everything(x):
    """A graph with most ops in it."""
    y = softmax(x @ x.mT / 2.0) + einsum("ij,kj->ik", x, x).tanh()
    y = layer_norm(y, np.ones(3), np.zeros(3)).gelu() ** 2
    y = masked_fill(where(y > 0, y, 0.1 * y), np.eye(3, dtype=bool), -1.0)
    y = concatenate([y, x[[0, 0, 2]], y.reshape(3, 3).T], axis=1)
    y = dropout(y, 0.1, rng=np.random.default_rng(0)) - y.max(axis=1, keepdims=True)
    return cross_entropy(y, np.array([0, 4, 8])) + embedding(x, np.array([1, 1])).var()


def test_a_graph_of_tensors_dies_with_its_last_name(rng):
    x = Parameter(rng.standard_normal((3, 3)))
    loss = a_bit_of_everything(x)
    loss.backward()
    nodes = [weakref.ref(parent) for parent in loss.parents]

    del loss

    assert [node() for node in nodes] == [None, None]
    assert gc.collect() == 0


def test_a_graph_of_values_dies_with_its_last_name():
    a = Value(2.0)
    result = ((a * 3).tanh() + a**2).log().exp().relu().sigmoid()
    result.backward()
    node = weakref.ref(result.parents[0])

    del result

    assert node() is None
    assert gc.collect() == 0


def test_a_refused_op_leaves_nothing_behind(rng):
    x = Parameter(rng.standard_normal((3, 3)))
    y = x * 2
    node = weakref.ref(y)

    with pytest.raises(ValueError, match="matmul"):
        y @ np.ones((4, 4))
    with pytest.raises(ValueError, match="grad has the wrong shape"):
        y.backward(np.ones(3))
    del y

    assert node() is None


def test_the_gradient_check_leaves_nothing_behind(rng):
    seen = []

    def watched(x):
        y = softmax(x)
        seen.append(weakref.ref(y))
        return y

    gradcheck(watched, rng.standard_normal((2, 2)))

    assert [node() for node in seen] == [None] * 9


def test_during_backward_gradients_of_the_past_are_let_go():
    alive, peak = 0, 0

    class Counted(np.ndarray):
        def __del__(self):
            nonlocal alive
            alive -= 1

    def step(x):
        def vjp(g):
            nonlocal alive, peak
            alive += 1
            peak = max(peak, alive)
            return (g.copy().view(Counted),)

        return Tensor.result(x, x.data.copy(), "step", (x,), vjp)

    y = Tensor(np.ones(2), requires_grad=True)
    for _ in range(50):
        y = step(y)

    y.backward(np.ones(2))

    assert peak <= 3
