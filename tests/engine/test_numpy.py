"""NumPy's own functions called on tensors: recorded, or refused with a hint."""

import numpy as np
import pytest

from minigrad import Tensor

ONE = {
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "tanh": np.tanh, "abs": np.abs,
    "negative": np.negative,
}

TWO = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide,
    "power": np.power, "maximum": np.maximum, "minimum": np.minimum, "matmul": np.matmul,
}


@pytest.mark.parametrize("function", ONE.values(), ids=list(ONE))
def test_a_function_of_one_array_is_recorded(rng, function):
    x = Tensor(rng.uniform(0.5, 2.0, (2, 3)), requires_grad=True)

    y = function(x)
    y.sum().backward()

    assert isinstance(y, Tensor)
    assert np.array_equal(y.data, function(x.data))
    assert x.grad.shape == (2, 3)


@pytest.mark.parametrize("function", TWO.values(), ids=list(TWO))
def test_a_function_of_two_arrays_is_recorded_whichever_is_the_tensor(rng, function):
    x = Tensor(rng.uniform(0.5, 2.0, (3, 3)), requires_grad=True)
    array = rng.uniform(0.5, 2.0, (3, 3))

    for arguments in ((x, array), (array, x), (x, x)):
        y = function(*arguments)
        y.sum().backward()

        bare = [x.data if argument is x else argument for argument in arguments]
        assert isinstance(y, Tensor)
        assert np.array_equal(y.data, function(*bare))
        assert x.grad.shape == (3, 3)


@pytest.mark.parametrize("function", [np.sin, np.isnan, np.floor], ids=["sin", "isnan", "floor"])
def test_a_function_without_a_gradient_is_refused_with_a_hint(function):
    with pytest.raises(TypeError, match=f"np.{function.__name__} has no gradient here") as refusal:
        function(Tensor([1.0]))

    assert "hint: compose it of absolute, add" in str(refusal.value)
    assert "take .numpy()" in str(refusal.value)


@pytest.mark.parametrize(
    "call",
    [np.concatenate, np.stack, np.asarray, lambda pair: np.where([True], *pair)],
    ids=["concatenate", "stack", "asarray", "where"],
)
def test_whatever_would_lose_the_gradient_is_refused_with_a_hint(call):
    x = Tensor([1.0, 2.0], requires_grad=True)

    with pytest.raises(TypeError, match=r"NumPy cannot carry gradients(.|\n)*hint: use minigrad's"):
        call([x, x])


def test_adding_a_tensor_into_an_array_is_refused_with_a_hint():
    total = np.zeros(2)

    with pytest.raises(TypeError, match=r"np.add .* without out=(.|\n)*array = array \+ tensor"):
        total += Tensor([1.0, 2.0])


def test_a_reduction_by_a_ufunc_is_refused():
    with pytest.raises(TypeError, match=r"np.add is recorded in its plain form only"):
        np.add.reduce(Tensor([1.0, 2.0]))


def test_where_no_gradient_is_due_numpy_may_have_the_numbers():
    x = Tensor(np.array([1.0, 2.0], np.float32))

    assert np.asarray(x) is x.data
    assert np.array(x) is not x.data
    assert np.asarray(x, np.float64).dtype == np.float64
    assert np.concatenate([x, x]).tolist() == [1.0, 2.0, 1.0, 2.0]
