"""Tensor: what it holds, which dtype it has, its methods, and NumPy beside it."""

import copy
import operator

import numpy as np
import pytest

from minigrad import DTypeError, Parameter, Tensor, einsum, maximum, minimum, ops, stack, where

SYMBOLS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "**": operator.pow,
}

#: Everything that is no Tensor and may meet one in an operation.
OTHERS = [
    2, 2.0, True, np.float64(2), np.float32(2), np.int64(2), np.array(2.0), np.ones((2, 3)),
    np.arange(1, 4), np.ones(3, np.float32), np.array([True]), [1.0, 2.0, 3.0],
]

HALF, SINGLE, DOUBLE = np.float16, np.float32, np.float64


def named(thing):
    return f"{type(thing).__name__} {np.shape(thing)} {np.asarray(thing).dtype}"


@pytest.mark.parametrize("data", [3, True, [1, 2], np.arange(3), np.array([True]), np.uint8(7)])
def test_integers_and_booleans_become_float64(data):
    assert Tensor(data).dtype == DOUBLE
    assert np.array_equal(Tensor(data).data, data)


@pytest.mark.parametrize("dtype", [HALF, SINGLE, DOUBLE])
def test_floats_keep_their_dtype_and_an_array_is_not_copied(dtype):
    array = np.ones(3, dtype)

    assert Tensor(array).data is array
    assert Tensor(list(array)).dtype == dtype


@pytest.mark.parametrize("data", ["text", ["a", "b"], None, [None], 1j, object()])
def test_what_is_no_real_number_is_refused(data):
    with pytest.raises(DTypeError, match=r"real numbers\n  expected  floats.*\n  got       "):
        Tensor(data)
    with pytest.raises(DTypeError, match=r"real numbers\n  expected  floats.*\n  got       "):
        Tensor([1.0, 2.0]) + data


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("other", OTHERS, ids=named)
@pytest.mark.parametrize("swapped", [False, True], ids=["tensor first", "tensor second"])
@pytest.mark.parametrize("dtype", [SINGLE, DOUBLE])
def test_what_meets_a_tensor_follows_its_dtype(symbol, other, swapped, dtype):
    array = np.array([[1.5, 2.5, 0.5], [0.3, 1.1, 2.2]])
    x = Tensor(array.astype(dtype), requires_grad=True)
    apply, pair = SYMBOLS[symbol], (other, x) if swapped else (x, other)

    y = apply(*pair)
    y.backward(np.ones(y.shape))

    number = np.asarray(other, DOUBLE)
    want = apply(number, array) if swapped else apply(array, number)
    assert isinstance(y, Tensor)
    assert (y.dtype, x.grad.dtype) == (dtype, dtype)
    np.testing.assert_allclose(y.data, want, rtol=1e-6)


@pytest.mark.parametrize("a", [HALF, SINGLE, DOUBLE])
@pytest.mark.parametrize("b", [HALF, SINGLE, DOUBLE])
def test_two_tensors_promote_as_numpy_does_and_each_gradient_has_its_leafs_dtype(a, b):
    x = Tensor(np.ones(3, a), requires_grad=True)
    y = Tensor(np.ones((2, 1), b), requires_grad=True)

    z = x * y
    z.backward(np.ones((2, 3)))
    z.backward(np.ones((2, 3)))

    assert z.dtype == np.result_type(a, b)
    assert (x.grad.dtype, y.grad.dtype) == (a, b)
    assert x.grad.tolist() == [4.0] * 3


def test_a_python_number_does_not_widen_a_function_of_two_or_more():
    x = Tensor(np.ones(3, SINGLE))
    results = [
        maximum(x, 0.5), minimum(0.5, x), where(x > 0, x, 0.0), where(x > 0, -1e9, x),
        stack([x, np.zeros(3)]), einsum("i,i->", np.ones(3), x), x.sum() * np.float64(0.1),
    ]

    assert [result.dtype for result in results] == [SINGLE] * len(results)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("exp", ()), ("log", ()), ("sqrt", ()), ("tanh", ()), ("sigmoid", ()), ("relu", ()),
        ("gelu", ()), ("abs", ()), ("sum", (1, True)), ("mean", (0,)), ("var", (0, True)),
        ("max", (1,)), ("min", ()), ("swapaxes", (0, 1)), ("expand_dims", (1,)), ("squeeze", ()),
    ],
)
def test_a_method_is_the_op_of_its_name(rng, name, arguments):
    array = rng.uniform(0.5, 2.0, (3, 4))

    result = getattr(Tensor(array), name)(*arguments)

    assert np.array_equal(result.data, getattr(ops, name)(array, *arguments))


@pytest.mark.parametrize("name", ["sum", "mean", "var", "max", "min"])
def test_reductions_take_axis_and_keepdims_by_name(name):
    x = Tensor(np.arange(6.0).reshape(2, 3))

    assert getattr(x, name)(axis=-1, keepdims=True).shape == (2, 1)


def test_shapes_and_axes_may_be_one_tuple_or_several_numbers():
    x = Tensor(np.arange(6.0).reshape(1, 2, 3))

    assert x.reshape(3, 2).shape == x.reshape((3, 2)).shape == x.reshape([3, 2]).shape == (3, 2)
    assert x.transpose(2, 0, 1).shape == x.transpose((2, 0, 1)).shape == (3, 1, 2)
    assert x.transpose().shape == (3, 2, 1)
    assert x.broadcast_to(4, 2, 3).shape == x.broadcast_to((4, 2, 3)).shape == (4, 2, 3)
    assert x.reshape(-1).shape == (6,)


def test_T_turns_a_matrix_and_mT_every_matrix_of_a_batch():  # noqa: N802
    x = np.arange(24.0).reshape(2, 3, 4)

    assert np.array_equal(Tensor(x[0]).T.data, x[0].T)
    assert np.array_equal(Tensor(x).mT.data, x.swapaxes(1, 2))


def test_signs_and_absolute_values_have_their_operators():
    x = Tensor([-2.0, 3.0])

    assert (-x).data.tolist() == [2.0, -3.0]
    assert abs(x).data.tolist() == [2.0, 3.0]


def test_it_describes_the_array_it_holds():
    x = Tensor(np.ones((2, 3), SINGLE), requires_grad=True, name="x")

    assert (x.shape, x.ndim, x.size, x.dtype, len(x)) == ((2, 3), 2, 6, SINGLE, 2)
    assert (x.name, x.op, x.parents, x.grad, x.requires_grad) == ("x", "", (), None, True)
    assert x.numpy() is x.data
    assert (x * 2).op == "mul"


def test_a_single_number_can_leave():
    x = Tensor([[2.5]])

    assert x.item() == float(x) == 2.5
    assert isinstance(x.item(), float)


def test_it_iterates_over_its_first_axis_with_gradients():
    x = Tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)

    first, second = x
    (first * second).sum().backward()

    assert x.grad.tolist() == [[3.0, 4.0], [1.0, 2.0]]


def test_a_number_has_no_length_and_no_rows():
    with pytest.raises(TypeError, match="single number"):
        len(Tensor(1.0))
    with pytest.raises(TypeError, match="single number"):
        list(Tensor(1.0))


def test_its_truth_is_that_of_its_one_number():
    assert Tensor(0.5)
    assert not Tensor([0.0])
    with pytest.raises(ValueError, match="ambiguous"):
        bool(Tensor([1.0, 2.0]))


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_comparisons_give_plain_booleans_with_anything_on_either_side(compare):
    array, other = np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])
    x = Tensor(array, requires_grad=True)

    for left, right in [
        (x, 2), (2, x), (np.float64(2), x), (x, other), (other, x), (x, Tensor(other)),
    ]:
        result = compare(left, right)
        bare = [side.data if isinstance(side, Tensor) else side for side in (left, right)]
        assert isinstance(result, np.ndarray)
        assert result.tolist() == compare(*bare).tolist()


def test_tensors_are_equal_only_to_themselves_so_they_can_be_keys():
    x, twin = Tensor([1.0]), Tensor([1.0])

    assert x == x
    assert x != twin
    assert {x: 1, twin: 2}[x] == 1


def test_detach_shares_the_numbers_and_stops_the_gradient():
    x = Tensor([3.0], requires_grad=True)

    (x * x.detach()).backward()

    assert x.grad.tolist() == [3.0]
    assert x.detach().data is x.data
    assert not x.detach().requires_grad


def test_a_gradient_is_an_array_of_its_own():
    x = Tensor([1.0, 2.0], requires_grad=True)
    seed = np.array([5.0, 6.0])

    x.reshape(2).backward(seed)
    seed[:] = 0

    assert x.grad.tolist() == [5.0, 6.0]
    x.grad *= 2  # may be changed in place: no read-only view of a broadcast


def test_a_stretched_gradient_may_be_changed_in_place():
    x = Tensor([1.0, 2.0], requires_grad=True)

    x.sum().backward()
    x.grad *= 3

    assert x.grad.tolist() == [3.0, 3.0]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_gradient_of_a_single_number_is_an_array_too(dtype):
    x = Tensor(np.array(2.0, dtype), requires_grad=True)

    (x * x * 3).backward()
    held = x.grad
    held *= 0.5

    assert (type(x.grad), x.grad.dtype, x.grad.shape) == (np.ndarray, dtype, ())
    assert x.grad == 6.0


def test_zero_grad_forgets():
    x = Tensor([1.0], requires_grad=True)
    (x * 2).backward()

    x.zero_grad()

    assert x.grad is None


def test_backward_starts_from_one_number_of_any_shape_or_from_a_gradient():
    x = Tensor([[2.0]], requires_grad=True)
    y = Tensor([1.0, 2.0], requires_grad=True)

    (x * 3).backward()
    (y * 3).backward([1, 10])

    assert x.grad.tolist() == [[3.0]]
    assert y.grad.tolist() == [3.0, 30.0]


def test_a_parameter_requires_a_gradient_and_keeps_a_copy():
    array = np.ones(3, SINGLE)

    parameter = Parameter(array, name="weight")
    array[:] = 0

    assert isinstance(parameter, Tensor)
    assert parameter.requires_grad
    assert parameter.data.tolist() == [1.0, 1.0, 1.0]
    assert (parameter.dtype, parameter.name) == (SINGLE, "weight")
    assert type(parameter * 2) is Tensor


def test_a_tensor_can_be_copied():
    x = Tensor([1.0, 2.0], requires_grad=True)

    twin = copy.deepcopy(x)
    twin.data[0] = 9.0

    assert x.data.tolist() == [1.0, 2.0]
    assert twin.requires_grad


@pytest.mark.parametrize(
    ("tensor", "text"),
    [
        (Tensor([1.0, 2.5]), "Tensor([1. , 2.5])"),
        (Tensor(np.float32(3)), "Tensor(3., dtype=float32)"),
        (Tensor([1.0], requires_grad=True), "Tensor([1.], requires_grad=True)"),
        (Tensor([1.0], requires_grad=True) * 2, "Tensor([2.], op='mul')"),
    ],
)
def test_it_prints_its_numbers_and_where_they_came_from(tensor, text):
    assert repr(tensor) == text
