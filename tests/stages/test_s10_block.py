"""Graded tests of stage 10: layer norm, feed-forward, dropout and the residual path."""

import math

import numpy as np

from minigrad import Module, Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_number,
    assert_refuses,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, SEQ, D_MODEL, D_FF = 2, 3, 5, 7
# And then all have one size: there a wrong axis runs, and shows what it gives.
TWIN = 3
AXES = {1: "d_model", 2: "seq d_model", 3: "batch seq d_model", 4: "batch group seq d_model"}

# Dropout is looked at where there are so many numbers that chance is no excuse.
MANY = (2, 40, 60)
# With this p nothing is kept, but for once in millions of runs.
NEARLY_ALL = 1 - 1e-9


def norm_by_definition(x, weight, bias, eps=1e-5):
    """y_i = weight_i · (x_i - mean) / √(var + eps) + bias_i, vector by vector."""
    y = np.empty(x.shape)
    for place in np.ndindex(x.shape[:-1]):
        vector = [float(number) for number in x[place]]
        mean = sum(vector) / len(vector)
        variance = sum((number - mean) ** 2 for number in vector) / len(vector)
        root = math.sqrt(variance + eps)
        for i, number in enumerate(vector):
            y[(*place, i)] = weight[i] * (number - mean) / root + bias[i]
    return y


def feed_forward_by_definition(layer, x):
    """max(0, x W_1 + b_1) W_2 + b_2, vector by vector."""
    w1, b1, w2, b2 = layer
    y = np.empty(x.shape)
    for place in np.ndindex(x.shape[:-1]):
        vector = [float(number) for number in x[place]]
        wide = []
        for j in range(len(b1)):
            number = sum(vector[i] * w1[i, j] for i in range(len(vector))) + b1[j]
            wide.append(number if number > 0 else 0.0)
        for i in range(len(vector)):
            y[(*place, i)] = sum(wide[j] * w2[j, i] for j in range(len(b1))) + b2[i]
    return y


def norm_numbers(rng, d_model):
    """Weight and bias of a norm, far from the 1 and 0 with which it begins."""
    return rng.uniform(0.5, 2.0, d_model) * rng.choice([-1, 1], d_model), rng.normal(size=d_model)


def words_of_many_sizes(rng, *shape):
    """Vectors from large to nearly constant, each around a mean of its own."""
    rows = math.prod(shape[:-1])
    size = np.resize([3.0, 0.003, 1.0, 0.05, 40.0], rows).reshape(*shape[:-1], 1)
    return size * rng.standard_normal(shape) + rng.standard_normal((*shape[:-1], 1))


def norm_with(answer, weight, bias, **options):
    """A LayerNorm of the answer that holds these numbers."""
    layer = answer.LayerNorm(len(weight), **options)
    layer.weight.data, layer.bias.data = weight.copy(), bias.copy()
    return layer


def feed_forward_numbers(rng, d_model=D_MODEL, d_ff=D_FF):
    """W_1, b_1, W_2, b_2: what is in front of the ReLU has either sign."""
    return (rng.standard_normal((d_model, d_ff)), rng.standard_normal(d_ff),
            rng.standard_normal((d_ff, d_model)), rng.standard_normal(d_model))


def feed_forward_with(answer, layer):
    """A FeedForward of the answer that holds these numbers."""
    w1, b1, w2, b2 = layer
    made = answer.FeedForward(*w1.shape, rng=np.random.default_rng(1))
    made.linear1.weight.data, made.linear1.bias.data = w1.copy(), b1.copy()
    made.linear2.weight.data, made.linear2.bias.data = w2.copy(), b2.copy()
    return made


def dropout_with(answer, p, seed=7):
    return answer.Dropout(p, rng=np.random.default_rng(seed))


def numbers_away_from_zero(rng, *shape):
    return rng.uniform(0.5, 2.0, shape) * rng.choice([-1, 1], shape)


def factors(after, before):
    """By what numbers the numbers were multiplied, each once, in order; the first few."""
    return np.unique((np.asarray(after) / before).round(6) + 0.0)[:4].tolist()


def residual_with(answer, weight, bias, **options):
    """A Residual of the answer whose norm holds these numbers."""
    options = {"rng": np.random.default_rng(7)} | options
    made = answer.Residual(len(weight), **options)
    made.norm.weight.data, made.norm.bias.data = weight.copy(), bias.copy()
    return made


def mixing(matrix, offset):
    """A sub-layer in which every feature depends on all of them, and zeros do not stay zeros."""
    return lambda x: (x @ matrix).tanh() * 4.0 + offset


def mixed_by_definition(x, matrix, offset):
    return 4.0 * np.tanh(x @ matrix) + offset


def sublayer_numbers(rng, d_model=D_MODEL):
    return rng.standard_normal((d_model, d_model)), rng.standard_normal(d_model)


@grades("layer_norm")
def test_each_vector_is_centred_divided_by_its_spread_scaled_and_shifted(answer, rng):
    for shape in [(BATCH, SEQ, D_MODEL), (BATCH, 4, SEQ, D_MODEL), (SEQ, D_MODEL), (D_MODEL,)]:
        x = 3 * rng.standard_normal(shape) + rng.standard_normal((*shape[:-1], 1))
        weight, bias = norm_numbers(rng, shape[-1])

        y = answer.layer_norm(Tensor(x), Tensor(weight), Tensor(bias))

        what, axes = f"layer_norm of {shape}", AXES[len(shape)]
        want = norm_by_definition(x, weight, bias)
        given = {"x": x, "weight": weight, "bias": bias}
        assert_tensor(y, want, what=what, axes=axes, given=given)


@grades("layer_norm")
def test_layer_norm_is_right_where_all_axes_have_one_size(answer, rng):
    for shape in [(TWIN, TWIN, TWIN), (TWIN, TWIN)]:
        x = 3 * rng.standard_normal(shape) + rng.standard_normal((*shape[:-1], 1))
        weight, bias = norm_numbers(rng, TWIN)

        y = answer.layer_norm(Tensor(x), Tensor(weight), Tensor(bias))

        what, axes = f"layer_norm of {shape}", AXES[len(shape)]
        want = norm_by_definition(x, weight, bias)
        given = {"x": x, "weight": weight, "bias": bias}
        assert_tensor(y, want, what=what, axes=axes, given=given)


@grades("layer_norm")
def test_eps_stands_under_the_root_whether_a_vector_varies_much_or_hardly(answer, rng):
    x = words_of_many_sizes(rng, BATCH, SEQ, D_MODEL)
    weight, bias = norm_numbers(rng, D_MODEL)

    usual = answer.layer_norm(Tensor(x), Tensor(weight), Tensor(bias))
    large = answer.layer_norm(Tensor(x), Tensor(weight), Tensor(bias), eps=0.3)

    given = {"x": x}
    want = norm_by_definition(x, weight, bias)
    assert_tensor(usual, want, what="layer_norm, some vectors nearly constant", axes=AXES[3],
                  given=given)
    want = norm_by_definition(x, weight, bias, 0.3)
    assert_tensor(large, want, what="layer_norm with eps=0.3", axes=AXES[3], given=given)


@grades("layer_norm")
def test_a_vector_of_equal_numbers_becomes_the_bias_and_disturbs_no_other(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    x[0, 1], x[1, 0], x[1, 2] = 0.0, 2.5, -4.0
    weight, bias = norm_numbers(rng, D_MODEL)

    y = answer.layer_norm(Tensor(x), Tensor(weight), Tensor(bias))
    single = answer.layer_norm(Tensor(x[..., :1]), Tensor(weight[:1]), Tensor(bias[:1]))

    want = norm_by_definition(x, weight, bias)
    assert_tensor(y, want, what="layer_norm, some vectors constant", axes=AXES[3], given={"x": x})
    want = np.full((BATCH, SEQ, 1), bias[0])
    assert_tensor(single, want, what="layer_norm of vectors of a single number", axes=AXES[3])


@grades("layer_norm")
def test_moving_or_stretching_a_vector_changes_nothing_after_the_norm(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    moved = x * rng.uniform(50, 90, (BATCH, SEQ, 1)) + rng.normal(0, 20, (BATCH, SEQ, 1))
    weight, bias = norm_numbers(rng, D_MODEL)

    first = answer.layer_norm(Tensor(1000 * x), Tensor(weight), Tensor(bias))
    second = answer.layer_norm(Tensor(1000 * moved), Tensor(weight), Tensor(bias))

    what = "layer_norm after each vector was stretched and moved"
    assert_tensor(second, first.data, what=what, axes=AXES[3])


@grades("layer_norm")
def test_gradients_come_back_through_mean_and_variance_too(answer, rng):
    weight, bias = norm_numbers(rng, D_MODEL)
    names = ("x", "weight", "bias")

    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    assert_gradients(answer.layer_norm, x, weight, bias, what="layer_norm", names=names)
    x = 0.01 * rng.standard_normal((SEQ, D_MODEL))
    assert_gradients(lambda *inputs: answer.layer_norm(*inputs, eps=1e-4), x, weight, bias,
                     what="layer_norm of vectors that hardly vary", names=names)
    x = rng.standard_normal((TWIN, TWIN))
    assert_gradients(answer.layer_norm, x, weight[:TWIN], bias[:TWIN],
                     what="layer_norm of 3 words of width 3", names=names)


@grades("layer_norm")
def test_layer_norm_keeps_float32_and_leaves_its_inputs_alone(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL)).astype(np.float32)
    weight, bias = (array.astype(np.float32) for array in norm_numbers(rng, D_MODEL))
    inputs = Tensor(x.copy()), Tensor(weight.copy()), Tensor(bias.copy())

    y = answer.layer_norm(*inputs)
    again = answer.layer_norm(*inputs)

    want = norm_by_definition(x, weight, bias).astype(np.float32)
    assert_tensor(y, want, what="layer_norm of float32", axes=AXES[3])
    assert_tensor(again, want, what="layer_norm of float32, called again", axes=AXES[3])
    for name, tensor, before in zip(("x", "weight", "bias"), inputs, (x, weight, bias),
                                    strict=True):
        assert_array(tensor.data, before, what=f"{name} after layer_norm")


@grades("LayerNorm.__init__")
def test_a_layer_norm_holds_one_weight_and_one_bias_for_each_feature(answer):
    layer = answer.LayerNorm(D_MODEL)

    shapes = {name: parameter.shape for name, parameter in layer.named_parameters()}
    want = {"bias": (D_MODEL,), "weight": (D_MODEL,)}
    assert_equal(sorted(shapes), sorted(want), what="the list of the parameters of LayerNorm(5)")
    for name, shape in want.items():
        assert_equal(shapes[name], shape, what=f"the shape of {name} in LayerNorm(5)")


@grades("LayerNorm.__init__")
def test_a_new_layer_norm_gives_mean_0_and_variance_1(answer, rng):
    x = 4 * rng.standard_normal((BATCH, SEQ, D_MODEL)) + 2

    y = answer.LayerNorm(D_MODEL)(Tensor(x))

    want = norm_by_definition(x, np.ones(D_MODEL), np.zeros(D_MODEL))
    assert_tensor(y, want, what="what a new LayerNorm makes of x", axes=AXES[3], given={"x": x})


@grades("LayerNorm.__init__")
def test_two_layer_norms_share_nothing(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    weight, bias = norm_numbers(rng, D_MODEL)

    first = norm_with(answer, weight, bias, eps=0.1)
    second = norm_with(answer, bias, weight, eps=0.2)
    y, other = first(Tensor(x)), second(Tensor(x))

    what = "the first of two layer norms, with eps=0.1"
    want = norm_by_definition(x, weight, bias, 0.1)
    assert_tensor(y, want, what=what, axes=AXES[3])
    what = "the second of two layer norms, with eps=0.2"
    want = norm_by_definition(x, bias, weight, 0.2)
    assert_tensor(other, want, what=what, axes=AXES[3])


@grades("LayerNorm.forward")
def test_a_layer_norm_uses_its_own_weight_bias_and_eps(answer, rng):
    weight, bias = norm_numbers(rng, D_MODEL)
    for shape in [(BATCH, SEQ, D_MODEL), (D_MODEL,)]:
        x = words_of_many_sizes(rng, *shape)

        usual = norm_with(answer, weight, bias)(Tensor(x))
        small = norm_with(answer, weight, bias, eps=1e-7)(Tensor(x / 1000))

        axes = AXES[len(shape)]
        want = norm_by_definition(x, weight, bias)
        assert_tensor(usual, want, what=f"LayerNorm(5) on {shape}", axes=axes)
        want = norm_by_definition(x / 1000, weight, bias, 1e-7)
        assert_tensor(small, want, what=f"LayerNorm(5, eps=1e-7) on {shape}", axes=axes)


@grades("LayerNorm.forward")
def test_a_vector_is_normalised_by_itself_in_training_and_in_eval_mode(answer, rng):
    weight, bias = norm_numbers(rng, D_MODEL)
    other, x = (words_of_many_sizes(rng, BATCH, SEQ, D_MODEL) for _ in range(2))
    layer = norm_with(answer, weight, bias)

    layer(Tensor(10 * other))
    used = layer.eval()(Tensor(x))
    learning = layer.train()(Tensor(x))

    want = norm_by_definition(x, weight, bias)
    assert_tensor(used, want, what="LayerNorm(5) in eval mode, after training", axes=AXES[3])
    assert_tensor(learning, want, what="LayerNorm(5) after train()", axes=AXES[3])


@grades("LayerNorm.forward")
def test_gradients_reach_the_weight_and_the_bias_of_a_layer_norm(answer, rng):
    layer = norm_with(answer, *norm_numbers(rng, D_MODEL))
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))

    assert_gradients(layer, x, what="LayerNorm(5)", names=["x"],
                     parameters=dict(sorted(layer.named_parameters())))
    assert_gradients(layer.eval(), x[0], what="LayerNorm(5) in eval mode", names=["x"],
                     parameters=dict(sorted(layer.named_parameters())))
    assert_gradients(lambda: layer(Tensor(x)), what="LayerNorm(5) of numbers that learn nothing",
                     parameters=dict(sorted(layer.named_parameters())))


@grades("LayerNorm.forward")
def test_a_layer_norm_turned_into_float32_stays_there(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL)).astype(np.float32)
    weight, bias = norm_numbers(rng, D_MODEL)

    y = norm_with(answer, weight, bias).astype(np.float32)(Tensor(x))

    want = norm_by_definition(x, weight, bias).astype(np.float32)
    assert_tensor(y, want, what="LayerNorm(5) in float32", axes=AXES[3])


@grades("FeedForward.__init__")
def test_the_two_linear_layers_widen_and_narrow_each_with_a_bias(answer, rng):
    layer = answer.FeedForward(D_MODEL, D_FF, rng=rng)

    shapes = {name: parameter.shape for name, parameter in layer.named_parameters()}
    want = {"linear1.bias": (D_FF,), "linear1.weight": (D_MODEL, D_FF),
            "linear2.bias": (D_MODEL,), "linear2.weight": (D_FF, D_MODEL)}
    assert_equal(sorted(shapes), sorted(want), what="the list of the parameters of FeedForward")
    for name, shape in want.items():
        assert_equal(shapes[name], shape, what=f"the shape of {name} in FeedForward(5, 7)")


@grades("FeedForward.__init__")
def test_the_generator_draws_the_first_weights_of_both_layers(answer):
    def drawn(seed):
        layer = answer.FeedForward(TWIN, TWIN, rng=np.random.default_rng(seed))
        return layer.linear1.weight.data, layer.linear2.weight.data

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = drawn(7), drawn(7), drawn(8)
    for i, name in enumerate(("linear1", "linear2")):
        what = f"{name} drawn from"
        assert_equal(likeness(first[i], again[i]), "the same numbers", what=f"{what} the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers", what=f"{what} another seed")
    what = "linear2 beside linear1, where both are 3 × 3"
    assert_equal(likeness(first[1], first[0]), "other numbers", what=what)

    shared = np.random.default_rng(7)
    one, two = (answer.FeedForward(TWIN, TWIN, rng=shared) for _ in range(2))
    alike = likeness(one.linear1.weight.data, two.linear1.weight.data)
    what = "linear1 of a second feed-forward drawn by one generator"
    assert_equal(alike, "other numbers", what=what)


@grades("FeedForward.forward")
def test_feed_forward_is_linear_relu_linear_for_each_word(answer, rng):
    for shape, d_ff in [((BATCH, SEQ, D_MODEL), D_FF), ((D_MODEL,), 1), ((BATCH, 4, SEQ, 1), D_FF)]:
        x = 4 * rng.standard_normal(shape)
        layer = feed_forward_numbers(rng, shape[-1], d_ff)

        y = feed_forward_with(answer, layer)(Tensor(x))

        want, what = feed_forward_by_definition(layer, x), f"FeedForward({shape[-1]}, {d_ff})"
        assert_tensor(y, want, what=f"{what} on {shape}", axes=AXES[len(shape)], given={"x": x})


@grades("FeedForward.forward")
def test_feed_forward_is_right_where_all_axes_have_one_size(answer, rng):
    x = rng.standard_normal((TWIN, TWIN, TWIN))
    layer = feed_forward_numbers(rng, TWIN, TWIN)

    y = feed_forward_with(answer, layer)(Tensor(x))

    want = feed_forward_by_definition(layer, x)
    assert_tensor(y, want, what="FeedForward(3, 3) on (3, 3, 3)", axes=AXES[3], given={"x": x})


@grades("FeedForward.forward")
def test_feed_forward_looks_at_each_word_by_itself(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))
    layer = feed_forward_with(answer, feed_forward_numbers(rng))

    together = layer(Tensor(x))
    alone = [layer(Tensor(x[1, i])).data for i in range(SEQ)]
    used = layer.eval()(Tensor(x))

    what = "the words of the second sentence, each sent through alone"
    assert_array(np.array(alone), together.data[1], what=what, axes=AXES[2])
    assert_tensor(used, together.data, what="FeedForward(5, 7) in eval mode", axes=AXES[3])


@grades("FeedForward.forward")
def test_feed_forward_keeps_float32_and_leaves_its_input_alone(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL)).astype(np.float32)
    layer, tensor = feed_forward_numbers(rng), Tensor(x.copy())

    made = feed_forward_with(answer, layer).astype(np.float32)
    y, again = made(tensor), made(tensor)

    want = feed_forward_by_definition(layer, x).astype(np.float32)
    assert_tensor(y, want, what="FeedForward(5, 7) in float32", axes=AXES[3])
    assert_tensor(again, want, what="FeedForward(5, 7), called again", axes=AXES[3])
    assert_array(tensor.data, x, what="x after the call", axes=AXES[3])


@grades("FeedForward.forward")
def test_gradients_reach_all_parts_of_the_feed_forward(answer, rng):
    layer = feed_forward_with(answer, feed_forward_numbers(rng))
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))

    parameters = dict(sorted(layer.named_parameters()))
    assert_gradients(layer, x, what="FeedForward(5, 7)", names=["x"], parameters=parameters)
    assert_gradients(layer.eval(), x[0], what="FeedForward(5, 7) in eval mode", names=["x"],
                     parameters=parameters)
    assert_gradients(lambda: layer(Tensor(x[0])), parameters=parameters,
                     what="FeedForward(5, 7) of numbers that learn nothing")


@grades("Dropout.__init__")
def test_a_probability_outside_of_0_to_1_is_refused_and_so_is_1_itself(answer):
    for p in (1.0, 1.5, -0.25, -1):
        assert_refuses(lambda p=p: dropout_with(answer, p), ValueError,
                       what=f"Dropout({p})", accepted=lambda: dropout_with(answer, 0.0))


@grades("Dropout.__init__")
def test_dropout_has_nothing_to_learn(answer):
    layer = dropout_with(answer, 0.4)

    assert_equal(sorted(layer.state_dict()), [], what="the list of the parameters of Dropout(0.4)")


@grades("Dropout.forward")
def test_in_training_a_number_is_dropped_or_divided_by_what_is_kept_on_average(answer, rng):
    x = numbers_away_from_zero(rng, *MANY)
    for p in (0.3, 0.75):
        y = dropout_with(answer, p)(Tensor(x))

        is_tensor = isinstance(y, Tensor)
        assert_equal(is_tensor, True, what=f"whether Dropout({p}) gives a Tensor in training")
        assert_equal(y.shape, x.shape, what=f"the shape after Dropout({p})")
        what = f"the numbers by which Dropout({p}) multiplies"
        want = [0.0, round(1 / (1 - p), 6)]
        assert_equal(factors(y.data, x), want, what=what)


@grades("Dropout.forward")
def test_about_a_fraction_p_of_the_numbers_is_dropped(answer, rng):
    x = numbers_away_from_zero(rng, *MANY)
    for p in (0.2, 0.7):
        y = dropout_with(answer, p)(Tensor(x))

        what = f"the fraction that Dropout({p}) sets to 0, to one decimal"
        assert_number(round(float((y.data == 0).mean()), 1), p, what=what)


@grades("Dropout.forward")
def test_chance_decides_about_each_number_by_itself(answer, rng):
    for shape in (MANY, MANY[1:]):
        x = numbers_away_from_zero(rng, *shape)

        dropped = dropout_with(answer, 0.4)(Tensor(x)).data == 0

        for axis, name in enumerate(AXES[len(shape)].split()):
            patterns = {part.tobytes() for part in np.moveaxis(dropped, axis, 0)}
            what = f"how many different patterns of drops there are along {name} in {shape}"
            assert_equal(len(patterns), shape[axis], what=what)

    x = numbers_away_from_zero(rng, 2000)
    dropped = dropout_with(answer, 0.2)(Tensor(x)).data == 0
    what = "the fraction of 2000 numbers without other axes that is set to 0, to one decimal"
    assert_number(round(float(dropped.mean()), 1), 0.2, what=what)


@grades("Dropout.forward")
def test_every_call_in_training_drops_anew(answer, rng):
    x = Tensor(numbers_away_from_zero(rng, *MANY))
    layer = dropout_with(answer, 0.4)

    first, second = layer(x), layer(x)
    small = layer(Tensor(numbers_away_from_zero(rng, SEQ, D_MODEL)))

    what = "whether a second call in training drops other numbers"
    assert_equal(not np.array_equal(first.data == 0, second.data == 0), True, what=what)
    assert_equal(small.shape, (SEQ, D_MODEL), what="the shape after an input of another shape")


@grades("Dropout.forward")
def test_the_generator_that_is_passed_in_decides_and_nothing_else(answer, rng):
    x = Tensor(numbers_away_from_zero(rng, *MANY))
    global_state = np.random.get_state()

    first, again = dropout_with(answer, 0.4, seed=3)(x), dropout_with(answer, 0.4, seed=3)(x)
    elsewhere = dropout_with(answer, 0.4, seed=4)(x)
    shared = np.random.default_rng(3)
    two = [answer.Dropout(0.4, rng=shared) for _ in range(2)]
    one_of_two, other_of_two = (layer(x).data for layer in two)

    same = np.array_equal(first.data, again.data)
    assert_equal(same, True, what="whether generators of the same seed drop the same numbers")
    other = not np.array_equal(first.data, elsewhere.data)
    assert_equal(other, True, what="whether generators of different seeds drop other numbers")
    other = not np.array_equal(one_of_two, other_of_two)
    what = "whether two dropouts that share a generator drop other numbers"
    assert_equal(other, True, what=what)
    after = np.random.get_state()
    untouched = np.array_equal(after[1], global_state[1]) and after[2:] == global_state[2:]
    assert_equal(bool(untouched), True, what="whether NumPy's global state stays as it was")


@grades("Dropout.forward")
def test_in_eval_mode_dropout_passes_everything_and_train_switches_it_on_again(answer, rng):
    x = numbers_away_from_zero(rng, *MANY)
    layer = dropout_with(answer, 0.4)
    layer(Tensor(x))

    passed = layer.eval()(Tensor(x))
    again = layer(Tensor(x[0]))
    back = layer.train()(Tensor(x))
    model = Module()
    model.part = dropout_with(answer, 0.4)
    model.eval()
    inside = model.part(Tensor(x))

    assert_tensor(passed, x, what="x after Dropout(0.4) in eval mode", axes="batch seq d_model")
    assert_tensor(again, x[0], what="a second x in eval mode", axes="seq d_model")
    what = "x after Dropout(0.4) as a part of a model in eval mode"
    assert_tensor(inside, x, what=what, axes="batch seq d_model")
    what = "the fraction that is set to 0 in training once more, to one decimal"
    assert_number(round(float((back.data == 0).mean()), 1), 0.4, what=what)


@grades("Dropout.forward")
def test_a_dropout_of_0_changes_nothing_in_training(answer, rng):
    x = rng.standard_normal((BATCH, SEQ, D_MODEL))

    y = dropout_with(answer, 0.0)(Tensor(x))

    assert_tensor(y, x, what="x after Dropout(0.0) in training", axes=AXES[3], given={"x": x})


@grades("Dropout.forward")
def test_the_gradient_flows_through_what_was_kept_and_nowhere_else(answer, rng):
    x = Tensor(numbers_away_from_zero(rng, *MANY), requires_grad=True)
    upstream = numbers_away_from_zero(rng, *MANY)

    y = dropout_with(answer, 0.3)(x)
    what = "whether a gradient can flow back through Dropout(0.3)"
    assert_equal(y.requires_grad, True, what=what)
    y.backward(upstream)
    came_back = np.zeros(MANY) if x.grad is None else x.grad

    want = [0.0, round(1 / 0.7, 6)]
    what = "the numbers by which Dropout(0.3) multiplies gradients"
    assert_equal(factors(came_back, upstream), want, what=what)
    same = np.array_equal(came_back == 0, y.data == 0)
    what = "whether the gradient is 0 exactly where the number was dropped"
    assert_equal(same, True, what=what)


@grades("Dropout.forward")
def test_the_gradient_flows_freely_in_eval_mode(answer, rng):
    x = rng.standard_normal((SEQ, D_MODEL))

    assert_gradients(dropout_with(answer, 0.6).eval(), x, what="Dropout(0.6) in eval mode",
                     names=["x"])


@grades("Dropout.forward")
def test_dropout_keeps_float32_and_leaves_its_input_alone(answer, rng):
    x = numbers_away_from_zero(rng, *MANY).astype(np.float32)
    layer, tensor = dropout_with(answer, 0.3), Tensor(x.copy())

    y, passed = layer(tensor), layer.eval()(tensor)

    assert_equal(y.dtype.name, "float32", what="the dtype after Dropout(0.3) in training")
    assert_equal(passed.dtype.name, "float32", what="the dtype after Dropout(0.3) in eval mode")
    assert_array(tensor.data, x, what="x after the calls", axes=AXES[3])


@grades("Residual.__init__")
def test_a_residual_holds_the_weights_of_one_norm(answer, rng):
    for norm_first in (False, True):
        made = answer.Residual(D_MODEL, norm_first=norm_first, rng=rng)

        shapes = {name: parameter.shape for name, parameter in made.named_parameters()}
        what = f"the parameters of Residual(5, norm_first={norm_first})"
        names = ["norm.bias", "norm.weight"]
        assert_equal(sorted(shapes), names, what=f"the list of {what}")
        for name in names:
            assert_equal(shapes[name], (D_MODEL,), what=f"{name} among {what}, its shape")


@grades("Residual.forward")
def test_post_norm_normalises_the_sum_of_x_and_what_the_sublayer_gives(answer, rng):
    for shape in [(BATCH, SEQ, D_MODEL), (TWIN, TWIN, TWIN), (D_MODEL,), (1, 1, D_MODEL)]:
        x = 5 * rng.standard_normal(shape) + 1
        numbers, inner = norm_numbers(rng, shape[-1]), sublayer_numbers(rng, shape[-1])
        want = norm_by_definition(x + mixed_by_definition(x, *inner), *numbers)

        y = residual_with(answer, *numbers)(Tensor(x), mixing(*inner))
        asked = residual_with(answer, *numbers, norm_first=False)(Tensor(x), mixing(*inner))

        axes, given = AXES[len(shape)], {"x": x}
        what = f"Residual({shape[-1]}) on {shape}"
        assert_tensor(y, want, what=what, axes=axes, given=given)
        what = f"Residual({shape[-1]}, norm_first=False) on {shape}"
        assert_tensor(asked, want, what=what, axes=axes, given=given)


@grades("Residual.forward")
def test_pre_norm_adds_to_x_itself_what_the_sublayer_makes_of_the_normalised_x(answer, rng):
    for shape in [(BATCH, SEQ, D_MODEL), (TWIN, TWIN, TWIN), (D_MODEL,), (1, 1, D_MODEL)]:
        x = 5 * rng.standard_normal(shape) + 1
        numbers, inner = norm_numbers(rng, shape[-1]), sublayer_numbers(rng, shape[-1])
        normalised = norm_by_definition(x, *numbers)
        want = x + mixed_by_definition(normalised, *inner)

        y = residual_with(answer, *numbers, norm_first=True)(Tensor(x), mixing(*inner))

        what = f"Residual({shape[-1]}, norm_first=True) on {shape}"
        assert_tensor(y, want, what=what, axes=AXES[len(shape)], given={"x": x})


@grades("Residual.forward")
def test_a_word_of_equal_numbers_stays_finite(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    x[0, 1], x[1, 2] = 0.0, -3.0
    numbers = norm_numbers(rng, D_MODEL)
    normalised = norm_by_definition(x, *numbers)

    post = residual_with(answer, *numbers)(Tensor(x), lambda x: x * 2.0)
    pre = residual_with(answer, *numbers, norm_first=True)(Tensor(x), lambda x: x * 2.0)

    what, given = "where some words hold equal numbers", {"x": x}
    want = norm_by_definition(3 * x, *numbers)
    assert_tensor(post, want, what=f"post-norm {what}", axes=AXES[3], given=given)
    want = x + 2 * normalised
    assert_tensor(pre, want, what=f"pre-norm {what}", axes=AXES[3], given=given)


@grades("Residual.forward")
def test_a_sublayer_of_zeros_leaves_the_bypass(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers = norm_numbers(rng, D_MODEL)

    post = residual_with(answer, *numbers)(Tensor(x), lambda x: x * 0.0)
    pre = residual_with(answer, *numbers, norm_first=True)(Tensor(x), lambda x: x * 0.0)

    what = "around a sub-layer that gives zeros"
    want = norm_by_definition(x, *numbers)
    assert_tensor(post, want, what=f"post-norm {what}", axes=AXES[3])
    assert_tensor(pre, x, what=f"pre-norm {what}", axes=AXES[3])


@grades("Residual.forward")
def test_the_sublayer_meets_x_in_post_norm_and_the_normalised_x_in_pre_norm(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers, seen = norm_numbers(rng, D_MODEL), []

    def noting(x):
        seen.append(x)
        return x + 1.0

    residual_with(answer, *numbers, dropout=0.5)(Tensor(x), noting)
    residual_with(answer, *numbers, dropout=0.5, norm_first=True)(Tensor(x), noting)

    assert_tensor(seen[0], x, what="what the sub-layer meets in post-norm", axes=AXES[3])
    want = norm_by_definition(x, *numbers)
    assert_tensor(seen[-1], want, what="what the sub-layer meets in pre-norm", axes=AXES[3])


@grades("Residual.forward")
def test_any_layer_or_function_may_be_the_sublayer(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers, layer = norm_numbers(rng, D_MODEL), feed_forward_numbers(rng)
    normalised = norm_by_definition(x, *numbers)
    made, residual = feed_forward_with(answer, layer), residual_with(answer, *numbers)

    around_a_module = residual(Tensor(x), made)
    around_a_method = residual(Tensor(x), Tensor.relu)
    pre = residual_with(answer, *numbers, norm_first=True)(Tensor(x), made)

    want = norm_by_definition(x + feed_forward_by_definition(layer, x), *numbers)
    assert_tensor(around_a_module, want, what="post-norm around a FeedForward", axes=AXES[3])
    want = norm_by_definition(x + np.maximum(x, 0), *numbers)
    assert_tensor(around_a_method, want, what="post-norm around Tensor.relu", axes=AXES[3])
    want = x + feed_forward_by_definition(layer, normalised)
    assert_tensor(pre, want, what="pre-norm around a FeedForward", axes=AXES[3])


@grades("Residual.forward")
def test_in_eval_mode_a_residual_drops_nothing(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers, inner = norm_numbers(rng, D_MODEL), sublayer_numbers(rng)
    normalised = norm_by_definition(x, *numbers)

    post = residual_with(answer, *numbers, dropout=0.6).eval()
    pre = residual_with(answer, *numbers, dropout=0.6, norm_first=True).eval()
    post_y, pre_y = post(Tensor(x), mixing(*inner)), pre(Tensor(x), mixing(*inner))

    what = "with dropout=0.6 in eval mode"
    want = norm_by_definition(x + mixed_by_definition(x, *inner), *numbers)
    assert_tensor(post_y, want, what=f"post-norm {what}", axes=AXES[3])
    want = x + mixed_by_definition(normalised, *inner)
    assert_tensor(pre_y, want, what=f"pre-norm {what}", axes=AXES[3])


@grades("Residual.forward")
def test_dropout_falls_on_what_the_sublayer_gives_and_on_nothing_else(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers, inner = norm_numbers(rng, D_MODEL), sublayer_numbers(rng)

    options = {"dropout": NEARLY_ALL}
    post = residual_with(answer, *numbers, **options)(Tensor(x), mixing(*inner))
    pre = residual_with(answer, *numbers, **options, norm_first=True)(Tensor(x), mixing(*inner))

    what = "in training, where dropout leaves nothing of the sub-layer"
    want = norm_by_definition(x, *numbers)
    assert_tensor(post, want, what=f"post-norm {what}", axes=AXES[3])
    assert_tensor(pre, x, what=f"pre-norm {what}", axes=AXES[3])


@grades("Residual.forward")
def test_in_training_each_number_of_the_sublayer_is_dropped_or_scaled_up(answer, rng):
    x = rng.standard_normal(MANY)
    given = numbers_away_from_zero(rng, *MANY)
    numbers, options = norm_numbers(rng, MANY[-1]), {"dropout": 0.3, "norm_first": True}
    seeds = [np.random.default_rng(seed) for seed in (7, 7, 8)]

    made = [residual_with(answer, *numbers, **options, rng=seed) for seed in seeds]
    y, twin, other = (residual(Tensor(x), lambda x: x * 0.0 + given) for residual in made)
    again = made[0](Tensor(x), lambda x: x * 0.0 + given)

    what = "the numbers by which the sub-layer's result is multiplied, with dropout=0.3"
    want = [0.0, round(1 / 0.7, 6)]
    assert_equal(factors((y.data - x).round(9), given), want, what=what)
    dropped = np.abs(y.data - x) < 1e-9
    what = "the fraction of the sub-layer's result that is dropped, to one decimal"
    assert_number(round(float(dropped.mean()), 1), 0.3, what=what)
    what = "whether a second call in training drops other numbers"
    assert_equal(not np.allclose(y.data, again.data), True, what=what)
    seen = np.allclose(y.data, twin.data), not np.allclose(y.data, other.data)
    what = "whether the same seed drops the same numbers, and another seed others"
    assert_equal(list(seen), [True, True], what=what)

    shared = np.random.default_rng(7)
    pair = [residual_with(answer, *numbers, **options, rng=shared) for _ in range(2)]
    one, two = (residual(Tensor(x), lambda x: x * 0.0 + given) for residual in pair)
    what = "whether two residuals that share a generator drop other numbers"
    assert_equal(not np.allclose(one.data, two.data), True, what=what)


@grades("Residual.forward")
def test_chance_decides_about_each_number_of_the_sublayer_by_itself(answer, rng):
    x, given = np.zeros(MANY), rng.uniform(0.5, 2.0, MANY)
    numbers = np.ones(MANY[-1]), np.zeros(MANY[-1])
    for norm_first in (False, True):
        made = residual_with(answer, *numbers, dropout=0.3, norm_first=norm_first)

        y = made(Tensor(x), lambda x: x * 0.0 + given).data

        # Where nothing was added to 0 is the smallest number of the vector, with or without norm.
        dropped = y <= y.min(axis=-1, keepdims=True) + 1e-9
        for axis, name in enumerate(AXES[3].split()):
            patterns = {part.tobytes() for part in np.moveaxis(dropped, axis, 0)}
            what = f"how many different patterns of drops there are along {name}, {norm_first=}"
            assert_equal(len(patterns), MANY[axis], what=what)


@grades("Residual.forward")
def test_two_residuals_share_no_weights(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL))
    numbers, others = norm_numbers(rng, D_MODEL), norm_numbers(rng, D_MODEL)

    first, second = residual_with(answer, *numbers), residual_with(answer, *others)
    y, other = first(Tensor(x), Tensor.relu), second(Tensor(x), Tensor.relu)

    total = x + np.maximum(x, 0)
    want = norm_by_definition(total, *numbers)
    assert_tensor(y, want, what="the first of two residuals", axes=AXES[3])
    want = norm_by_definition(total, *others)
    assert_tensor(other, want, what="the second of two residuals", axes=AXES[3])


@grades("Residual.forward")
def test_gradients_flow_around_the_sublayer_and_through_it(answer, rng):
    x, inner = rng.standard_normal((BATCH, SEQ, D_MODEL)), sublayer_numbers(rng)
    for norm_first in (False, True):
        made = residual_with(answer, *norm_numbers(rng, D_MODEL), norm_first=norm_first)

        parameters = dict(sorted(made.named_parameters()))
        assert_gradients(lambda x, made=made: made(x, mixing(*inner)), x, names=["x"],
                         what=f"Residual(5, norm_first={norm_first})", parameters=parameters)
        made.eval()
        assert_gradients(lambda x, made=made: made(x, mixing(*inner)), x[0], names=["x"],
                         what=f"Residual(5, norm_first={norm_first}) in eval mode",
                         parameters=parameters)
        assert_gradients(lambda made=made: made(Tensor(x[0]), mixing(*inner)),
                         what=f"Residual(5, norm_first={norm_first}) of numbers that learn nothing",
                         parameters=parameters)


@grades("Residual.forward")
def test_a_residual_keeps_float32_and_leaves_its_input_alone(answer, rng):
    x = 5 * rng.standard_normal((BATCH, SEQ, D_MODEL)).astype(np.float32)
    numbers, inner = norm_numbers(rng, D_MODEL), sublayer_numbers(rng)
    normalised = norm_by_definition(x, *numbers)

    tensor, sublayer = Tensor(x.copy()), mixing(*inner)
    post = residual_with(answer, *numbers).astype(np.float32)(tensor, sublayer)
    pre = residual_with(answer, *numbers, norm_first=True).astype(np.float32)(tensor, sublayer)

    want = norm_by_definition(x + mixed_by_definition(x, *inner), *numbers).astype(np.float32)
    assert_tensor(post, want, what="post-norm in float32", axes=AXES[3])
    want = (x + mixed_by_definition(normalised, *inner)).astype(np.float32)
    assert_tensor(pre, want, what="pre-norm in float32", axes=AXES[3])
    assert_array(tensor.data, x, what="x after the calls", axes=AXES[3])
