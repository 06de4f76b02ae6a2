"""Graded tests of stage 05: the linear layer, and queries, keys and values."""

import random

import numpy as np

from minigrad import Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_refuses,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, SEQ, D_IN, D_OUT, D_MODEL = 2, 3, 5, 7, 6
# And then all axes have one size: there a wrong axis runs, and shows what it gives.
TWIN = 3


def linear_by_definition(x, weight, bias=None):
    """y_j = Σ_i x_i W_ij + b_j, for each vector along the last axis of x."""
    y = np.zeros((*x.shape[:-1], weight.shape[1]))
    for *place, j in np.ndindex(y.shape):
        products = (x[(*place, i)] * weight[i, j] for i in range(len(weight)))
        y[(*place, j)] = sum(products) + (0.0 if bias is None else bias[j])
    return y


def layer_with(answer, weight, bias=None):
    """A Linear of the answer that holds these numbers."""
    d_in, d_out = weight.shape
    layer = answer.Linear(d_in, d_out, bias=bias is not None, rng=np.random.default_rng(0))
    layer.weight.data = weight.copy()
    if bias is not None:
        layer.bias.data = bias.copy()
    return layer


def projection_with(answer, w_query, w_key, w_value):
    """A QKVProjection of the answer that holds these numbers."""
    projection = answer.QKVProjection(len(w_query), rng=np.random.default_rng(0))
    projection.q_proj.weight.data = w_query.copy()
    projection.k_proj.weight.data = w_key.copy()
    projection.v_proj.weight.data = w_value.copy()
    return projection


def parameter_names(module):
    return sorted(name for name, _ in module.named_parameters())


def look_of(weight):
    if not np.isfinite(weight).all():
        return "not finite everywhere"
    if (weight == weight[:1]).all():
        return "the same for every input"
    if (weight == weight[:, :1]).all():
        return "the same for every output"
    return "finite and varied"


def likeness(weight, other):
    return "the same numbers" if np.array_equal(weight, other) else "other numbers"


@grades("Linear.__init__")
def test_a_layer_holds_a_weight_for_each_input_and_output_and_a_bias_for_each_output(answer, rng):
    layer = answer.Linear(D_IN, D_OUT, rng=rng)

    assert_equal(parameter_names(layer), ["bias", "weight"], what="the list of the parameters")
    assert_equal(layer.weight.shape, (D_IN, D_OUT), what="weight.shape of Linear(5, 7)")
    assert_equal(layer.bias.shape, (D_OUT,), what="bias.shape of Linear(5, 7)")

    other = answer.Linear(D_IN, D_OUT, rng=rng)
    weight, bias = other.weight.data.copy(), other.bias.data.copy()
    layer.weight.data += 1.0
    layer.bias.data += 1.0

    same, what = "the same numbers", "of another layer, when this one has learnt in place"
    assert_equal(likeness(other.weight.data, weight), same, what=f"the weight {what}")
    assert_equal(likeness(other.bias.data, bias), same, what=f"the bias {what}")


@grades("Linear.__init__")
def test_a_layer_without_bias_has_no_parameter_but_its_weight(answer, rng):
    layer = answer.Linear(D_IN, D_OUT, bias=False, rng=rng)

    assert_equal(parameter_names(layer), ["weight"], what="the list of the parameters")
    assert_equal(layer.weight.shape, (D_IN, D_OUT), what="weight.shape of Linear(5, 7)")


@grades("Linear.__init__")
def test_the_first_weights_are_finite_and_do_not_all_start_alike(answer, rng):
    for d_in, d_out in [(D_IN, D_OUT), (D_OUT, D_IN), (D_IN, D_IN)]:
        weight = answer.Linear(d_in, d_out, rng=rng).weight.data

        what = f"the first weight of Linear({d_in}, {d_out})"
        assert_equal(look_of(weight), "finite and varied", what=what)


@grades("Linear.__init__")
def test_the_generator_that_is_passed_in_draws_the_first_weights(answer):
    def drawn(rng):
        return answer.Linear(D_IN, D_OUT, rng=rng).weight.data

    def drawn_biases():
        return [answer.Linear(D_IN, D_OUT, rng=np.random.default_rng(7)).bias.data for _ in "12"]

    first, again = drawn(np.random.default_rng(7)), drawn(np.random.default_rng(7))
    elsewhere = drawn(np.random.default_rng(8))
    shared = np.random.default_rng(7)
    here, next_one = drawn(shared), drawn(shared)
    bias, bias_again = drawn_biases()

    same, others = "the same numbers", "other numbers"
    assert_equal(likeness(first, again), same, what="a second draw from the same seed")
    assert_equal(likeness(first, elsewhere), others, what="a draw from another seed")
    assert_equal(likeness(here, next_one), others, what="the next layer from the same generator")
    assert_equal(likeness(bias, bias_again), same, what="a second bias from the same seed")


@grades("Linear.__init__")
def test_drawing_leaves_the_global_generator_of_numpy_alone(answer, rng):
    def state():
        _, numbers, place, *_ = np.random.get_state()
        return numbers.tolist(), place

    before = state()
    answer.Linear(D_IN, D_OUT, rng=rng)

    assert_equal(state() == before, True, what="whether np.random is in the state it was in")

    before = random.getstate()
    answer.Linear(D_IN, D_OUT, rng=rng)

    same = random.getstate() == before
    assert_equal(same, True, what="whether Python's random is in the state it was in")


@grades("Linear.forward")
def test_each_output_is_a_weighted_sum_of_all_inputs_plus_its_bias(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_IN))
    weight, bias = rng.standard_normal((D_IN, D_OUT)), rng.standard_normal(D_OUT)

    y = layer_with(answer, weight, bias)(Tensor(x))

    want = linear_by_definition(x, weight, bias)
    given = {"x": x, "weight": weight, "bias": bias}
    assert_tensor(y, want, what="Linear(x)", axes="batch seq d_out", given=given)


@grades("Linear.forward")
def test_a_square_weight_is_used_the_right_way_round(answer, rng):
    x = rng.standard_normal((TWIN, TWIN, TWIN))
    weight, bias = rng.standard_normal((TWIN, TWIN)), rng.standard_normal(TWIN)

    y = layer_with(answer, weight, bias)(Tensor(x))
    without = layer_with(answer, weight)(Tensor(x))

    given = {"x": x, "weight": weight, "bias": bias}
    axes = "batch seq d_out"
    assert_tensor(
        without, linear_by_definition(x, weight), what="Linear(x) without bias", axes=axes,
        given=given,
    )
    assert_tensor(
        y, linear_by_definition(x, weight, bias), what="Linear(x)", axes=axes, given=given
    )


@grades("Linear.forward")
def test_a_layer_without_bias_adds_nothing(answer, rng):
    x, weight = rng.standard_normal((BATCH, SEQ, D_IN)), rng.standard_normal((D_IN, D_OUT))

    y = layer_with(answer, weight)(Tensor(x))

    want = linear_by_definition(x, weight)
    given = {"x": x, "weight": weight}
    assert_tensor(y, want, what="Linear(x) without bias", axes="batch seq d_out", given=given)


@grades("Linear.forward")
def test_a_vector_of_zeros_comes_out_as_the_bias(answer, rng):
    weight, bias = rng.standard_normal((D_IN, D_OUT)), rng.standard_normal(D_OUT)
    want = np.array([[list(bias)] * SEQ] * BATCH)

    y = layer_with(answer, weight, bias)(Tensor(np.zeros((BATCH, SEQ, D_IN))))

    assert_tensor(y, want, what="Linear(zeros)", axes="batch seq d_out", given={"bias": bias})


@grades("Linear.forward")
def test_any_number_of_axes_may_stand_in_front_of_the_last(answer, rng):
    weight, bias = rng.standard_normal((D_IN, D_OUT)), rng.standard_normal(D_OUT)
    layer = layer_with(answer, weight, bias)

    for front in [(), (SEQ,), (4, BATCH, SEQ), (1, 1), (1, 2, 1, 2)]:
        x = rng.standard_normal((*front, D_IN))

        y = layer(Tensor(x))

        what = f"Linear(x) for x of shape {x.shape}"
        assert_tensor(y, linear_by_definition(x, weight, bias), what=what, given={"x": x})


@grades("Linear.forward")
def test_one_input_or_one_output_is_enough_for_a_layer(answer, rng):
    for d_in, d_out in [(1, D_OUT), (D_IN, 1)]:
        x = rng.standard_normal((BATCH, SEQ, d_in))
        weight, bias = rng.standard_normal((d_in, d_out)), rng.standard_normal(d_out)

        y = layer_with(answer, weight, bias)(Tensor(x))

        want = linear_by_definition(x, weight, bias)
        what = f"Linear({d_in}, {d_out})(x)"
        assert_tensor(y, want, what=what, axes="batch seq d_out", given={"x": x})


@grades("Linear.forward")
def test_a_layer_uses_the_weights_it_holds_now_and_changes_nothing(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, TWIN))
    old, new = rng.standard_normal((2, TWIN, TWIN))
    bias = rng.standard_normal(TWIN)
    layer, tensor = layer_with(answer, old, bias), Tensor(x.copy())

    first, second = layer(tensor), layer(tensor)
    kept = tensor.data.copy(), layer.weight.data.copy(), layer.bias.data.copy()
    layer.weight.data = new.copy()
    trained = layer(tensor)
    layer.weight.data *= 2.0
    in_use = layer.eval()(tensor)
    single = Tensor(x.astype(np.float32))
    layer(single)

    want = linear_by_definition(x, old, bias)
    assert_tensor(first, want, what="the first Linear(x)", axes="batch seq d_out")
    assert_array(kept[0], x, what="x afterwards", axes="batch seq d_in")
    assert_array(kept[1], old, what="weight afterwards", axes="d_in d_out")
    assert_array(kept[2], bias, what="bias afterwards", axes="d_out")
    assert_tensor(second, want, what="the second Linear(x)", axes="batch seq d_out")
    assert_tensor(
        trained, linear_by_definition(x, new, bias), what="Linear(x) with a new weight",
        axes="batch seq d_out",
    )
    assert_tensor(
        in_use, linear_by_definition(x, 2 * new, bias), axes="batch seq d_out",
        what="Linear(x) after eval(), the weight doubled in place",
    )
    what = "x of float32, after a call of a layer of float64"
    assert_array(single.data, x.astype(np.float32), what=what, axes="batch seq d_in")
    what = "the list of the parameters in the end"
    assert_equal(parameter_names(layer), ["bias", "weight"], what=what)


@grades("Linear.forward")
def test_a_float32_layer_gives_float32(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_IN)).astype(np.float32)
    weight, bias = rng.standard_normal((D_IN, D_OUT)), rng.standard_normal(D_OUT)
    want = linear_by_definition(x, weight, bias).astype(np.float32)

    y = layer_with(answer, weight, bias).astype(np.float32)(Tensor(x))

    assert_tensor(y, want, what="Linear(x) in float32", axes="batch seq d_out")


@grades("Linear.forward")
def test_the_gradients_of_weight_and_bias_are_gathered_from_every_word(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_IN))
    weight, bias = rng.standard_normal((D_IN, D_OUT)), rng.standard_normal(D_OUT)
    layer = layer_with(answer, weight, bias)
    held = {"weight": layer.weight, "bias": layer.bias}

    assert_gradients(layer, x, what="Linear", names=["x"], parameters=held)
    assert_gradients(lambda: layer(Tensor(x)), what="Linear of a constant x", parameters=held)


@grades("Linear.forward")
def test_gradients_come_back_whatever_the_axes_and_to_a_bias_of_zeros_as_well(answer, rng):
    weight = rng.standard_normal((D_IN, D_OUT))
    layer, without = layer_with(answer, weight, np.zeros(D_OUT)), layer_with(answer, weight)

    for front in [(), (SEQ,), (1, BATCH, SEQ)]:
        x = rng.standard_normal((*front, D_IN))

        what = f"Linear for x of shape {x.shape}"
        assert_gradients(layer, x, what=what, names=["x"], parameters={"bias": layer.bias})
        what = f"Linear without bias for x of shape {x.shape}"
        assert_gradients(without, x, what=what, names=["x"])


@grades("Linear.forward")
def test_vectors_of_another_width_are_refused(answer, rng):
    layer = answer.Linear(D_IN, D_OUT, rng=rng)

    assert_refuses(
        lambda: layer(Tensor(rng.standard_normal((BATCH, SEQ, D_IN - 2)))),
        (ValueError, TypeError, IndexError),
        what="an input of width 3 for Linear(5, 7)",
        accepted=lambda: layer(Tensor(rng.standard_normal((BATCH, SEQ, D_IN)))),
    )


@grades("QKVProjection.__init__")
def test_a_qkv_projection_holds_three_square_weights_and_no_bias(answer, rng):
    projection = answer.QKVProjection(D_MODEL, rng=rng)

    names = ["k_proj.weight", "q_proj.weight", "v_proj.weight"]
    assert_equal(parameter_names(projection), names, what="the list of the parameters")
    for name, weight in sorted(projection.named_parameters()):
        assert_equal(weight.shape, (D_MODEL, D_MODEL), what=f"{name}.shape")


@grades("QKVProjection.__init__")
def test_the_three_projections_start_from_numbers_of_their_own(answer):
    def drawn_from(rng):
        projection = answer.QKVProjection(D_MODEL, rng=rng)
        return [getattr(projection, name).weight.data for name in names]

    def drawn(seed):
        return drawn_from(np.random.default_rng(seed))

    names = ["q_proj", "k_proj", "v_proj"]
    first, again, elsewhere = drawn(7), drawn(7), drawn(8)

    same, others = "the same numbers", "other numbers"
    for i, name in enumerate(names):
        assert_equal(likeness(first[i], again[i]), same, what=f"{name} from the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), others, what=f"{name} from another seed")
    for i, j in [(0, 1), (0, 2), (1, 2)]:
        pair = f"{names[j]} beside {names[i]}"
        assert_equal(likeness(first[i], first[j]), others, what=pair)

    shared = np.random.default_rng(7)
    here, next_one = drawn_from(shared), drawn_from(shared)

    for i, name in enumerate(names):
        what = f"{name} of the next projection from the same generator"
        assert_equal(likeness(here[i], next_one[i]), others, what=what)


@grades("QKVProjection.forward")
def test_query_key_and_value_each_come_from_their_own_layer(answer, rng):
    for front in [(BATCH, SEQ), (4, BATCH, SEQ), (SEQ,), (1, SEQ), (BATCH, 1), ()]:
        shape = (*front, D_MODEL)
        x = rng.standard_normal(shape)
        weights = rng.standard_normal((3, D_MODEL, D_MODEL))

        query, key, value = projection_with(answer, *weights)(Tensor(x))

        want = [linear_by_definition(x, weight) for weight in weights]
        options = {"axes": "batch seq d_model", "given": {"x": x}}
        assert_tensor(query, want[0], what=f"the query for x of shape {shape}", **options)
        assert_tensor(key, want[1], what=f"the key for x of shape {shape}", **options)
        assert_tensor(value, want[2], what=f"the value for x of shape {shape}", **options)


@grades("QKVProjection.forward")
def test_query_key_and_value_are_told_apart_where_all_sizes_are_equal(answer, rng):
    x = rng.standard_normal((TWIN, TWIN, TWIN))
    weights = rng.standard_normal((3, TWIN, TWIN))

    query, key, value = projection_with(answer, *weights)(Tensor(x))

    options = {"axes": "batch seq d_model", "given": {"x": x}}
    assert_tensor(query, linear_by_definition(x, weights[0]), what="the query", **options)
    assert_tensor(key, linear_by_definition(x, weights[1]), what="the key", **options)
    assert_tensor(value, linear_by_definition(x, weights[2]), what="the value", **options)


@grades("QKVProjection.forward")
def test_projecting_keeps_the_dtype_leaves_its_input_alone_and_remembers_nothing(answer, rng):
    drawn = rng.standard_normal((BATCH, SEQ, D_MODEL))
    weights = rng.standard_normal((3, D_MODEL, D_MODEL))

    for dtype in (np.float32, np.float64):
        x = drawn.astype(dtype)
        projection = projection_with(answer, *weights).astype(dtype)
        tensor = Tensor(x.copy())

        projection(Tensor(-x))
        results = projection(tensor)

        kind = f"in {dtype.__name__}"
        assert_array(tensor.data, x, what=f"x afterwards, {kind}", axes="batch seq d_model")
        for name, got, weight in zip(["query", "key", "value"], results, weights, strict=True):
            want = linear_by_definition(x.astype(np.float64), weight).astype(dtype)
            assert_tensor(got, want, what=f"the {name} {kind}", axes="batch seq d_model")

    new, axes = rng.standard_normal((3, D_MODEL, D_MODEL)), "batch seq d_model"
    projection = projection_with(answer, *weights).eval()
    layers = projection.q_proj, projection.k_proj, projection.v_proj
    before = projection(Tensor(drawn))
    for layer, weight in zip(layers, new, strict=True):
        layer.weight.data = weight.copy()
    after = projection(Tensor(drawn))
    for layer in layers:
        layer.weight.data *= 2.0
    doubled = projection(Tensor(drawn))

    for i, name in enumerate(["query", "key", "value"]):
        want, learnt = linear_by_definition(drawn, weights[i]), linear_by_definition(drawn, new[i])
        what = f"the {name} of the first call after eval()"
        assert_tensor(before[i], want, what=what, axes=axes)
        what = f"the {name} of the second call, with new weights"
        assert_tensor(after[i], learnt, what=what, axes=axes)
        what = f"the {name} of the third call, the weights doubled in place"
        assert_tensor(doubled[i], 2 * learnt, what=what, axes=axes)


@grades("QKVProjection.forward")
def test_gradients_come_back_from_query_key_and_value(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    projection = projection_with(answer, *rng.standard_normal((3, D_MODEL, D_MODEL)))
    sentence = rng.standard_normal((SEQ, D_MODEL))
    weights = {
        "q_proj.weight": projection.q_proj.weight,
        "k_proj.weight": projection.k_proj.weight,
        "v_proj.weight": projection.v_proj.weight,
    }

    assert_gradients(projection, x, what="QKVProjection", names=["x"], parameters=weights)
    assert_gradients(
        lambda: projection(Tensor(x)), what="QKVProjection of a constant x", parameters=weights
    )
    assert_gradients(projection, sentence, what="QKVProjection of one sentence", names=["x"])
