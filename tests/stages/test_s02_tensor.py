"""Graded tests of stage 02: gradients of array operations.

The oracle moves every number of an input a little either way and watches the plain NumPy
operation, weighed by a random upstream gradient.
"""

import math

import numpy as np

from minigrad import no_grad
from minigrad.errors import GradientError
from minigrad.grader.observe import assert_array, assert_equal, grades

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, HEADS, ROWS, INNER, COLUMNS = 2, 6, 3, 5, 7
SQUARE = 3
STEP = 1e-5


def gradients(operation, grad, *inputs):
    """Central differences of Σ grad · operation(*inputs), one array per input."""
    return [_slopes(operation, grad, inputs, place) for place in range(len(inputs))]


def _slopes(operation, grad, inputs, place):
    moved = [np.array(array, np.float64) for array in inputs]
    slopes = np.zeros(moved[place].shape)
    for index in np.ndindex(slopes.shape):
        middle = moved[place][index]
        moved[place][index] = middle + STEP
        above = (grad * operation(*moved)).sum()
        moved[place][index] = middle - STEP
        below = (grad * operation(*moved)).sum()
        moved[place][index] = middle
        slopes[index] = (above - below) / (2 * STEP)
    return slopes


def gathered(grad, shape):
    """The gradient of an array of that shape which was broadcast to the shape of ``grad``."""
    total = np.zeros(shape)
    for index in np.ndindex(grad.shape):
        own = zip(index[len(index) - len(shape) :], shape, strict=True)
        total[tuple(0 if size == 1 else i for i, size in own)] += grad[index]
    return total


def weights_of(x, axis):
    """Softmax, which softmax_vjp is given."""
    return np.apply_along_axis(_softmax_of_row, axis, x)


def _softmax_of_row(row):
    exponentials = [math.exp(score) for score in row]
    return np.array(exponentials) / math.fsum(exponentials)


def listed(result):
    """The gradients that came back, whether alone or in a tuple or list."""
    return list(result) if isinstance(result, (tuple, list)) else [result]


def only(result):
    """The one gradient, where it comes alone as well as where it is the only one of a tuple."""
    first, *others = listed(result) or [result]
    return first if all(other is None for other in others) else result


def check_pair(answer, piece, operation, rng, *shapes):
    """The two gradients of an operation on arrays of these shapes."""
    a, b = (rng.standard_normal(shape) for shape in shapes)
    grad = np.array(rng.standard_normal(operation(a, b).shape))
    wants = gradients(operation, grad, a, b)

    result = listed(getattr(answer, piece)(grad, a, b))

    assert_equal(len(result), 2, what=f"the number of gradients that {piece} returns")
    for name, got, want in zip("ab", result, wants, strict=True):
        what = f"the gradient of {name} from {piece}(grad, a, b)"
        assert_array(got, want, what=what, given={"grad": grad, "a": a, "b": b})


def check_sum(answer, rng, shape, axis, keepdims):
    a = rng.standard_normal(shape)
    grad = np.array(rng.standard_normal(a.sum(axis=axis, keepdims=keepdims).shape))
    (want,) = gradients(lambda a: a.sum(axis=axis, keepdims=keepdims), grad, a)

    result = only(answer.sum_vjp(grad, a, axis=axis, keepdims=keepdims))

    what = f"sum_vjp(grad, a, axis={axis}, keepdims={keepdims})"
    assert_array(result, want, what=what, given={"grad": grad, "a": a})


def check_softmax(answer, rng, shape, axis):
    scores = rng.standard_normal(shape) * 1.5
    grad = rng.standard_normal(shape)
    weights = weights_of(scores, axis)
    (want,) = gradients(lambda x: weights_of(x, axis), grad, scores)

    result = only(answer.softmax_vjp(grad, weights, axis=axis))

    given = {"grad": grad, "weights": weights}
    assert_array(result, want, what=f"softmax_vjp(grad, weights, axis={axis})", given=given)


def scattered_by_definition(grad, ids, vocab_size):
    """Each row of the table collects the gradients of the places where its id stands."""
    table = np.zeros((vocab_size, grad.shape[-1]))
    for place in np.ndindex(ids.shape):
        for column in range(grad.shape[-1]):
            table[ids[place], column] += grad[(*place, column)]
    return table


def check_embedding(answer, rng, ids, vocab_size, d_model):
    weight = rng.standard_normal((vocab_size, d_model))
    ids = np.array(ids)
    grad = rng.standard_normal((*ids.shape, d_model))
    want = scattered_by_definition(grad, ids, vocab_size)

    result = only(answer.embedding_vjp(grad, weight, ids))

    given = {"grad": grad, "ids": ids}
    what = "embedding_vjp(grad, weight, ids)"
    assert_array(result, want, what=what, axes="vocab_size d_model", given=given)


@grades("unbroadcast")
def test_unbroadcast_sums_over_the_axes_that_were_added_in_front(answer, rng):
    grad = rng.standard_normal((BATCH, ROWS, INNER))
    for shape in ((INNER,), (ROWS, INNER), (), (BATCH, ROWS, INNER)):
        got = answer.unbroadcast(grad, shape)

        what = f"unbroadcast(grad, {shape})"
        assert_array(got, gathered(grad, shape), what=what, given={"grad": grad})


@grades("unbroadcast")
def test_unbroadcast_sums_over_an_axis_of_size_1_and_keeps_it(answer, rng):
    grad = rng.standard_normal((BATCH, ROWS, INNER))
    for shape in ((BATCH, ROWS, 1), (BATCH, 1, INNER), (1, 1, INNER), (ROWS, 1), (1, INNER), (1,)):
        got = answer.unbroadcast(grad, shape)

        what = f"unbroadcast(grad, {shape})"
        assert_array(got, gathered(grad, shape), what=what, given={"grad": grad})


@grades("unbroadcast")
def test_unbroadcast_finds_the_right_axis_where_all_have_the_same_size(answer, rng):
    grad = rng.standard_normal((SQUARE, SQUARE, SQUARE))
    for shape in ((SQUARE,), (SQUARE, 1), (1, SQUARE), (SQUARE, 1, SQUARE), (1, SQUARE, 1)):
        got = answer.unbroadcast(grad, shape)

        what = f"unbroadcast(grad, {shape})"
        assert_array(got, gathered(grad, shape), what=what, given={"grad": grad})


@grades("unbroadcast")
def test_unbroadcast_leaves_an_axis_of_one_element_only_where_the_shape_has_it(answer, rng):
    grad = rng.standard_normal((1, ROWS, 1, INNER))
    for shape in ((ROWS, 1, INNER), (1, INNER), (1, ROWS, 1, 1), (ROWS, 1, 1), (INNER,)):
        got = answer.unbroadcast(grad, shape)

        what = f"unbroadcast(grad, {shape})"
        assert_array(got, gathered(grad, shape), what=what, given={"grad": grad})


@grades("add_vjp")
def test_addition_passes_the_gradient_on_to_both_sides_in_their_own_shapes(answer, rng):
    check_pair(answer, "add_vjp", np.add, rng, (ROWS, INNER), (ROWS, INNER))
    check_pair(answer, "add_vjp", np.add, rng, (BATCH, ROWS, INNER), (ROWS, 1))
    check_pair(answer, "add_vjp", np.add, rng, (INNER,), (BATCH, ROWS, INNER))
    check_pair(answer, "add_vjp", np.add, rng, (ROWS, INNER), (INNER,))
    check_pair(answer, "add_vjp", np.add, rng, (INNER,), (ROWS, INNER))
    check_pair(answer, "add_vjp", np.add, rng, (ROWS, 1), (1, INNER))


@grades("mul_vjp")
def test_an_elementwise_product_gives_each_factor_the_right_gradient(answer, rng):
    check_pair(answer, "mul_vjp", np.multiply, rng, (ROWS, INNER), (ROWS, INNER))
    check_pair(answer, "mul_vjp", np.multiply, rng, (), ())


@grades("mul_vjp")
def test_an_elementwise_product_gathers_the_gradient_of_a_factor_that_was_broadcast(answer, rng):
    check_pair(answer, "mul_vjp", np.multiply, rng, (BATCH, ROWS, INNER), (ROWS, 1))
    check_pair(answer, "mul_vjp", np.multiply, rng, (INNER,), (BATCH, ROWS, INNER))
    check_pair(answer, "mul_vjp", np.multiply, rng, (ROWS, 1), (1, INNER))
    check_pair(answer, "mul_vjp", np.multiply, rng, (SQUARE, 1), (SQUARE,))


@grades("mul_vjp")
def test_an_array_on_both_sides_of_an_operation_has_a_gradient_for_either_side(answer, rng):
    a, grad = rng.standard_normal((2, SQUARE, SQUARE))
    operations = {"add_vjp": np.add, "mul_vjp": np.multiply, "matmul_vjp": np.matmul}
    for piece, operation in operations.items():
        wants = gradients(operation, grad, a, a)

        result = listed(getattr(answer, piece)(grad, a, a))

        assert_equal(len(result), 2, what=f"the number of gradients that {piece} returns")
        for side, got, want in zip(("left", "right"), result, wants, strict=True):
            what = f"the gradient of the a on the {side} from {piece}(grad, a, a)"
            assert_array(got, want, what=what, given={"grad": grad, "a": a})


@grades("mul_vjp")
def test_a_factor_of_zero_has_a_gradient_like_any_other(answer, rng):
    a, b = np.array([[0.0, 1.5, -0.7], [2.1, 0.0, 0.4]]), np.array([0.0, -1.3, 0.8])
    grad = rng.standard_normal(a.shape)
    wants = gradients(np.multiply, grad, a, b)

    result = listed(answer.mul_vjp(grad, a, b))

    for name, got, want in zip("ab", result, wants, strict=True):
        what = f"the gradient of {name}, which holds a 0, from mul_vjp(grad, a, b)"
        assert_array(got, want, what=what, given={"grad": grad, "a": a, "b": b})


@grades("matmul_vjp")
def test_a_matrix_product_has_the_right_gradients(answer, rng):
    check_pair(answer, "matmul_vjp", np.matmul, rng, (ROWS, INNER), (INNER, COLUMNS))
    check_pair(answer, "matmul_vjp", np.matmul, rng, (1, INNER), (INNER, 1))


@grades("matmul_vjp")
def test_a_matrix_product_of_square_matrices_has_the_right_gradients_too(answer, rng):
    check_pair(answer, "matmul_vjp", np.matmul, rng, (SQUARE, SQUARE), (SQUARE, SQUARE))
    check_pair(answer, "matmul_vjp", np.matmul, rng, *[(SQUARE, SQUARE, SQUARE)] * 2)
    check_pair(answer, "matmul_vjp", np.matmul, rng, (SQUARE, SQUARE, SQUARE), (SQUARE, SQUARE))


@grades("matmul_vjp")
def test_each_product_of_a_batch_has_gradients_of_its_own(answer, rng):
    check_pair(answer, "matmul_vjp", np.matmul, rng, (BATCH, ROWS, INNER), (BATCH, INNER, COLUMNS))
    check_pair(
        answer, "matmul_vjp", np.matmul, rng,
        (BATCH, HEADS, ROWS, INNER), (BATCH, HEADS, INNER, COLUMNS),
    )


@grades("matmul_vjp")
def test_a_matrix_shared_by_a_batch_collects_the_gradients_of_all_of_it(answer, rng):
    check_pair(answer, "matmul_vjp", np.matmul, rng, (BATCH, ROWS, INNER), (INNER, COLUMNS))
    check_pair(answer, "matmul_vjp", np.matmul, rng, (ROWS, INNER), (BATCH, INNER, COLUMNS))
    check_pair(answer, "matmul_vjp", np.matmul, rng, (BATCH, HEADS, ROWS, INNER), (INNER, COLUMNS))
    check_pair(
        answer, "matmul_vjp", np.matmul, rng,
        (BATCH, 1, ROWS, INNER), (HEADS, INNER, COLUMNS),
    )


@grades("sum_vjp")
def test_a_sum_over_one_axis_hands_its_gradient_to_all_it_added_up(answer, rng):
    for axis in (0, 1, 2, -1, -2):
        check_sum(answer, rng, (BATCH, ROWS, INNER), axis, False)


@grades("sum_vjp")
def test_a_sum_over_several_axes_or_all_of_them_does_so_too(answer, rng):
    for axis in ((0, 2), (2, 0), (-1, 1), (-3,), None):
        check_sum(answer, rng, (BATCH, ROWS, INNER), axis, False)


@grades("sum_vjp")
def test_a_sum_that_keeps_its_axes_needs_none_put_back(answer, rng):
    for axis in (0, -2, (0, 2), None):
        check_sum(answer, rng, (BATCH, ROWS, INNER), axis, True)


@grades("sum_vjp")
def test_a_sum_over_or_beside_an_axis_of_one_element_is_right_too(answer, rng):
    for axis in (0, 1, -1, (0, 2)):
        check_sum(answer, rng, (ROWS, 1, INNER), axis, False)
        check_sum(answer, rng, (ROWS, 1, INNER), axis, True)


@grades("sum_vjp")
def test_a_sum_over_a_square_matrix_spreads_its_gradient_along_the_right_axis(answer, rng):
    for axis in (1, 0, -1):
        check_sum(answer, rng, (SQUARE, SQUARE), axis, False)
    check_sum(answer, rng, (SQUARE, SQUARE, SQUARE), 1, False)
    check_sum(answer, rng, (SQUARE, SQUARE, SQUARE), (0, 2), False)
    check_sum(answer, rng, (SQUARE, SQUARE, SQUARE), (1, 0), False)


@grades("softmax_vjp")
def test_softmax_has_the_right_gradient_along_any_axis(answer, rng):
    check_softmax(answer, rng, (INNER,), 0)
    for axis in (-1, 0, 1, -2, 2, -3):
        check_softmax(answer, rng, (BATCH, ROWS, INNER), axis)
    check_softmax(answer, rng, (2, 2, ROWS, 4), -1)


@grades("softmax_vjp")
def test_softmax_tells_the_rows_and_columns_of_a_square_apart(answer, rng):
    check_softmax(answer, rng, (SQUARE, SQUARE), -1)
    check_softmax(answer, rng, (SQUARE, SQUARE), 0)


@grades("softmax_vjp")
def test_a_weight_of_zero_neither_gets_a_gradient_nor_spoils_the_others(answer):
    grad = np.array([[1.5, -0.7, 0.4], [0.3, 1.1, -2.0]])
    weights = np.array([[0.25, 0.0, 0.75], [0.0, 1.0, 0.0]])
    # Row 0 is a softmax of two scores: what the one gains, the other loses.
    change = 0.25 * 0.75 * (1.5 - 0.4)
    want = np.array([[change, 0.0, -change], [0.0, 0.0, 0.0]])

    got = only(answer.softmax_vjp(grad, weights, axis=-1))

    given = {"grad": grad, "weights": weights}
    assert_array(got, want, what="softmax_vjp(grad, weights, axis=-1)", given=given)


@grades("embedding_vjp")
def test_a_token_that_occurs_twice_gets_both_gradients(answer, rng):
    check_embedding(answer, rng, [[5, 2, 5, 0], [2, 5, 6, 5]], 8, 3)
    check_embedding(answer, rng, [[1, 4], [4, 1], [0, 2]], 8, 3)
    check_embedding(answer, rng, [[2, 0, 2], [1, 1, 2], [0, 1, 0]], 3, 3)


@grades("embedding_vjp")
def test_the_ids_of_an_embedding_may_have_any_shape(answer, rng):
    check_embedding(answer, rng, [[[1, 5], [5, 0], [1, 1]], [[2, 2], [3, 5], [0, 0]]], 6, 4)
    check_embedding(answer, rng, [3, 1, 3, 3, 0], 6, 4)
    check_embedding(answer, rng, 3, 6, 4)


@grades("embedding_vjp")
def test_a_table_may_have_more_rows_than_fit_into_a_byte(answer, rng):
    check_embedding(answer, rng, [[299, 7, 128], [127, 256, 255]], 300, 2)


def every_call(answer, rng, dtype=np.float64):
    """A call of each piece: its name, the function, and the arrays that go in."""

    def array(*shape):
        return rng.standard_normal(shape).astype(dtype)

    a, b, y = array(ROWS, INNER), array(INNER), array(ROWS, INNER)
    left, right = array(BATCH, ROWS, INNER), array(INNER, COLUMNS)
    weights = weights_of(y, -1).astype(dtype)
    ids, rows = np.array([[2, 0, 2], [3, 1, 2]]), array(2, 3, INNER)
    return [
        ("unbroadcast", lambda grad: answer.unbroadcast(grad, (INNER,)), (y,)),
        ("unbroadcast to a single number", lambda grad: answer.unbroadcast(grad, ()), (y,)),
        ("add_vjp", answer.add_vjp, (y, a, b)),
        ("mul_vjp", answer.mul_vjp, (y, a, b)),
        ("matmul_vjp", answer.matmul_vjp, (left @ right, left, right)),
        ("sum_vjp", lambda g, a: answer.sum_vjp(g, a, axis=0, keepdims=False), (b, a)),
        (
            "sum_vjp with keepdims",
            lambda g, a: answer.sum_vjp(g, a, axis=(0, -1), keepdims=True),
            (array(1, 1), a),
        ),
        (
            "sum_vjp with axis=None",
            lambda g, a: answer.sum_vjp(np.array(g), a, axis=None, keepdims=False),
            (np.array(array(1)[0]), a),
        ),
        ("softmax_vjp", lambda g, p: answer.softmax_vjp(g, p, axis=-1), (y, weights)),
        ("embedding_vjp", answer.embedding_vjp, (rows, array(ROWS + 1, INNER), ids)),
    ]


def copies(result):
    """The gradients that came back, apart from what the answer may still do to them."""
    return [np.array(gradient) for gradient in listed(result) if gradient is not None]


@grades("embedding_vjp")
def test_every_gradient_of_float32_arrays_is_float32(answer, rng):
    for name, call, arrays in every_call(answer, rng, np.float32):
        results = [gradient for gradient in listed(call(*arrays)) if gradient is not None]

        for gradient in results:
            assert_equal(str(gradient.dtype), "float32", what=f"the dtype that {name} returns")


@grades("embedding_vjp")
def test_no_function_changes_the_arrays_it_is_given_or_remembers_the_last_call(answer, rng):
    for name, call, arrays in every_call(answer, rng):
        before = [array.copy() for array in arrays]
        first = copies(call(*arrays))
        twice = copies(call(2 * before[0], *arrays[1:]))
        second = copies(call(*arrays))

        for array, copy in zip(arrays, before, strict=True):
            assert_array(array, copy, what=f"an array after it was given to {name}")
        for double, once in zip(twice, first, strict=True):
            assert_array(double, 2 * once, what=f"what {name} returns for twice the gradient")
        for again, once in zip(second, first, strict=True):
            assert_array(again, once, what=f"what {name} returns the second time")


@grades("embedding_vjp")
def test_it_does_not_matter_how_the_arrays_lie_in_memory(answer, rng):
    for name, call, arrays in every_call(answer, rng):
        by_rows = copies(call(*(array.copy() for array in arrays)))
        by_columns = copies(call(*(np.array(array, order="F") for array in arrays)))

        for turned, straight in zip(by_columns, by_rows, strict=True):
            what = f"what {name} returns for arrays that lie in memory column by column"
            assert_array(turned, straight, what=what)


@grades("embedding_vjp")
def test_no_function_lets_the_engine_find_its_gradient(answer, rng):
    for name, call, arrays in every_call(answer, rng):
        source = "NumPy"
        try:
            with no_grad():
                call(*arrays)
        except GradientError:
            source = "the engine"

        assert_equal(source, "NumPy", what=f"where {name} takes its gradient from")
