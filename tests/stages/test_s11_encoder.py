"""Graded tests of stage 11: the encoder."""

import numpy as np

from minigrad import Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_number,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, SEQ, HEADS, D_K, D_FF, LAYERS = 2, 5, 3, 4, 7, 3
D_MODEL = HEADS * D_K
# And then all have one size: there a wrong axis runs, and shows what it gives.
TWIN = 3
AXES = "batch seq d_model"
WORDS = "words d_model"

ATTENTION = ("q_proj", "k_proj", "v_proj", "out_proj")
# With this p nothing is kept, but for once in millions of runs.
NEARLY_ALL = 1 - 1e-9


def norm_by_definition(layer, name, x):
    """weight · (x - mean) / √(var + eps) + bias, along the last axis."""
    centred = x - x.sum(axis=-1, keepdims=True) / x.shape[-1]
    variance = (centred**2).sum(axis=-1, keepdims=True) / x.shape[-1]
    return layer[f"{name}.weight"] * centred / np.sqrt(variance + 1e-5) + layer[f"{name}.bias"]


def attention_by_definition(layer, x, num_heads, attn_mask):
    """Sentence by sentence and head by head; where nothing may be seen, nothing is found."""
    allowed = np.broadcast_to(True if attn_mask is None else attn_mask, x.shape[:2] + x.shape[1:2])
    q, k, v = (
        x @ layer[f"self_attn.{name}.weight"] + layer.get(f"self_attn.{name}.bias", 0.0)
        for name in ATTENTION[:3]
    )
    found = np.zeros(x.shape)
    for b in range(len(x)):
        for own in np.split(np.arange(x.shape[2]), num_heads):
            scores = q[b][:, own] @ k[b][:, own].T / np.sqrt(len(own))
            e = np.exp(scores - scores.max(axis=1, keepdims=True)) * allowed[b]
            found[b][:, own] = e @ v[b][:, own] / np.maximum(e.sum(axis=1, keepdims=True), 1e-300)
    return found @ layer["self_attn.out_proj.weight"] + layer.get("self_attn.out_proj.bias", 0.0)


def feed_forward_by_definition(layer, x):
    """max(0, x W_1 + b_1) W_2 + b_2"""
    first, second = "feed_forward.linear1", "feed_forward.linear2"
    wide = x @ layer[f"{first}.weight"] + layer[f"{first}.bias"]
    return (wide * (wide > 0)) @ layer[f"{second}.weight"] + layer[f"{second}.bias"]


def layer_by_definition(layer, x, num_heads, attn_mask=None, norm_first=False):
    """Attention, then feed-forward, each added to what it was applied to."""
    first, second = "residuals.0.norm", "residuals.1.norm"
    if norm_first:
        words = norm_by_definition(layer, first, x)
        x = x + attention_by_definition(layer, words, num_heads, attn_mask)
        return x + feed_forward_by_definition(layer, norm_by_definition(layer, second, x))
    heard = x + attention_by_definition(layer, x, num_heads, attn_mask)
    x = norm_by_definition(layer, first, heard)
    return norm_by_definition(layer, second, x + feed_forward_by_definition(layer, x))


def encoder_by_definition(state, x, num_heads, attn_mask=None, norm_first=False):
    """One layer after the other, and the last norm in pre-norm. ``state`` as in state_dict()."""
    for layer in layers_of(state):
        x = layer_by_definition(layer, x, num_heads, attn_mask, norm_first)
    return norm_by_definition(state, "norm", x) if norm_first else x


def norms_alone_by_definition(state, x, norm_first):
    """What is left of an encoder whose sub-layers give nothing."""
    if norm_first:
        return norm_by_definition(state, "norm", x)
    for layer in layers_of(state):
        for i in range(2):
            x = norm_by_definition(layer, f"residuals.{i}.norm", x)
    return x


def layers_of(state):
    """The numbers of each layer, by the names that they have inside it."""
    count = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    heads = [f"layers.{i}." for i in range(count)]
    return [
        {name.removeprefix(head): array for name, array in state.items() if name.startswith(head)}
        for head in heads
    ]


def names_of_a_layer(d_model=D_MODEL, d_ff=D_FF, bias=False):
    """Every parameter of an encoder layer by its name, with its shape."""
    shapes = {f"self_attn.{name}.weight": (d_model, d_model) for name in ATTENTION}
    if bias:
        shapes |= {f"self_attn.{name}.bias": (d_model,) for name in ATTENTION}
    shapes |= {"feed_forward.linear1.weight": (d_model, d_ff),
               "feed_forward.linear1.bias": (d_ff,),
               "feed_forward.linear2.weight": (d_ff, d_model),
               "feed_forward.linear2.bias": (d_model,)}
    for i in range(2):
        shapes |= {f"residuals.{i}.norm.{part}": (d_model,) for part in ("weight", "bias")}
    return shapes


def names_of_an_encoder(num_layers, norm_first=False, **sizes):
    layer = names_of_a_layer(**sizes)
    shapes = {f"layers.{i}.{name}": s for i in range(num_layers) for name, s in layer.items()}
    if norm_first:
        shapes |= {f"norm.{part}": layer["residuals.0.norm.weight"] for part in ("weight", "bias")}
    return shapes


def numbers(rng, shapes):
    """Random numbers for parameters: the biases not 0, the weights of norms not 1."""
    return {
        name: rng.standard_normal(shape) / np.sqrt(shape[0]) if len(shape) == 2
        else rng.uniform(0.5, 1.5, shape) if name.endswith("norm.weight")
        else 0.5 * rng.standard_normal(shape)
        for name, shape in shapes.items()
    }


def holding(made, state):
    """A layer or an encoder of the answer that holds these numbers."""
    for name, parameter in made.named_parameters():
        if name in state:
            parameter.data = state[name].copy()
    return made


def layer_with(answer, layer, num_heads=HEADS, **options):
    d_model, d_ff = layer["feed_forward.linear1.weight"].shape
    made = answer.EncoderLayer(d_model, num_heads, d_ff, rng=np.random.default_rng(1), **options)
    return holding(made, layer)


def encoder_with(answer, state, num_heads=HEADS, **options):
    layers = layers_of(state)
    d_model, d_ff = layers[0]["feed_forward.linear1.weight"].shape
    sizes, rng = (len(layers), d_model, num_heads, d_ff), np.random.default_rng(1)
    return holding(answer.Encoder(*sizes, rng=rng, **options), state)


def words(rng, batch=BATCH, seq=SEQ, d_model=D_MODEL):
    return 2 * rng.standard_normal((batch, seq, d_model))


def random_mask(rng, *shape):
    """About two in three keys allowed, the first always, the last never for the first query."""
    mask = rng.random(shape) < 0.65
    mask[..., 0] = True
    mask[..., 0, -1] = False
    return mask


def padding(*rows):
    """A padding mask from rows such as "■■·"."""
    return np.array([[[place == "■" for place in row]] for row in rows])


def audible(mask):
    """The words that count: under a padding mask the real ones, as padding may hold anything."""
    if mask.shape[-2] == 1:
        return mask[:, 0]
    return np.ones((BATCH, mask.shape[-1]), dtype=bool)


def factors(after, before):
    """By what numbers the numbers were multiplied, each once, in order; the first few."""
    return np.unique((np.asarray(after) / before).round(6) + 0.0)[:4].tolist()


def silenced(layer, sublayer):
    """The same layer, but one of its sub-layers gives nothing but zeros."""
    last = {"attention": "self_attn.out_proj", "feed-forward": "feed_forward.linear2"}[sublayer]
    return layer | {name: 0 * layer[name] for name in layer if name.startswith(last)}


@grades("EncoderLayer.__init__")
def test_an_encoder_layer_holds_attention_feed_forward_and_two_norms(answer, rng):
    for options in ({}, {"bias": True}, {"norm_first": True}):
        layer = answer.EncoderLayer(D_MODEL, HEADS, D_FF, rng=rng, **options)

        shapes = {name: parameter.shape for name, parameter in layer.named_parameters()}
        want = names_of_a_layer(bias="bias" in options)
        what = f"the parameters of EncoderLayer(12, 3, 7), options {options}"
        assert_equal(sorted(shapes), sorted(want), what=f"the list of {what}")
        for name, shape in want.items():
            assert_equal(shapes.get(name), shape, what=f"the shape of {name} among {what}")


@grades("EncoderLayer.__init__")
def test_the_generator_decides_the_first_weights_of_a_layer(answer):
    def drawn(seed):
        layer = answer.EncoderLayer(TWIN, 1, TWIN, rng=np.random.default_rng(seed))
        return layer.self_attn.q_proj.weight.data, layer.feed_forward.linear1.weight.data

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = drawn(7), drawn(7), drawn(8)
    for i, name in enumerate(("the query projection", "linear1")):
        what = f"{name} drawn from"
        assert_equal(likeness(first[i], again[i]), "the same numbers", what=f"{what} the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers", what=f"{what} another seed")
    what = "linear1 beside the query projection, where both are 3 × 3"
    assert_equal(likeness(first[1], first[0]), "other numbers", what=what)


@grades("EncoderLayer.forward")
def test_a_post_norm_layer_attends_adds_and_normalises_then_thinks_adds_and_normalises(answer, rng):
    x, layer = words(rng), numbers(rng, names_of_a_layer())

    y = layer_with(answer, layer)(Tensor(x))
    asked = layer_with(answer, layer, norm_first=False)(Tensor(x))

    want, given = layer_by_definition(layer, x, HEADS), {"x": x}
    assert_tensor(y, want, what="EncoderLayer(12, 3, 7)", axes=AXES, given=given)
    what = "EncoderLayer(12, 3, 7, norm_first=False)"
    assert_tensor(asked, want, what=what, axes=AXES, given=given)


@grades("EncoderLayer.forward")
def test_a_pre_norm_layer_normalises_attends_and_adds_then_normalises_thinks_and_adds(answer, rng):
    x, layer = words(rng), numbers(rng, names_of_a_layer())

    y = layer_with(answer, layer, norm_first=True)(Tensor(x))

    want = layer_by_definition(layer, x, HEADS, norm_first=True)
    what = "EncoderLayer(12, 3, 7, norm_first=True)"
    assert_tensor(y, want, what=what, axes=AXES, given={"x": x})


@grades("EncoderLayer.forward")
def test_the_biases_of_the_attention_count(answer, rng):
    x, layer = words(rng), numbers(rng, names_of_a_layer(bias=True))
    for norm_first in (False, True):
        y = layer_with(answer, layer, bias=True, norm_first=norm_first)(Tensor(x))

        want = layer_by_definition(layer, x, HEADS, norm_first=norm_first)
        what = f"EncoderLayer(12, 3, 7, bias=True, norm_first={norm_first})"
        assert_tensor(y, want, what=what, axes=AXES)


@grades("EncoderLayer.forward")
def test_a_layer_is_right_where_all_axes_have_one_size(answer, rng):
    shapes = names_of_a_layer(TWIN, TWIN)
    for norm_first in (False, True):
        x, layer = words(rng, TWIN, TWIN, TWIN), numbers(rng, shapes)

        y = layer_with(answer, layer, TWIN, norm_first=norm_first)(Tensor(x))

        want = layer_by_definition(layer, x, TWIN, norm_first=norm_first)
        what = f"EncoderLayer(3, 3, 3, norm_first={norm_first}) on (3, 3, 3)"
        assert_tensor(y, want, what=what, axes=AXES, given={"x": x})


@grades("EncoderLayer.forward")
def test_a_layer_hides_what_its_mask_hides(answer, rng):
    for shape in [(SEQ, SEQ), (BATCH, 1, SEQ), (BATCH, SEQ, SEQ)]:
        mask = random_mask(rng, *shape)
        for norm_first in (False, True):
            x, layer = words(rng), numbers(rng, names_of_a_layer())

            made = layer_with(answer, layer, norm_first=norm_first)
            y = made(Tensor(x), attn_mask=mask.copy())

            want = layer_by_definition(layer, x, HEADS, mask, norm_first)
            what = f"EncoderLayer, norm_first={norm_first}, under a mask of {shape}"
            counts, given = audible(mask), {"attn_mask": mask}
            assert_tensor(y[counts], want[counts], what=what, axes=WORDS, given=given)


@grades("EncoderLayer.forward")
def test_a_mask_of_two_axes_counts_for_every_sentence_of_a_batch_as_large(answer, rng):
    # With as many sentences as words, the first axis of the mask could be taken for the batch.
    mask = random_mask(rng, TWIN, TWIN)
    x, layer = words(rng, TWIN, TWIN, TWIN), numbers(rng, names_of_a_layer(TWIN, TWIN))

    y = layer_with(answer, layer, TWIN)(Tensor(x), attn_mask=mask.copy())

    want = layer_by_definition(layer, x, TWIN, mask)
    what = "EncoderLayer(3, 3, 3) on (3, 3, 3) under a mask of (3, 3)"
    assert_tensor(y, want, what=what, axes=AXES, given={"attn_mask": mask})


@grades("EncoderLayer.forward")
def test_a_single_word_and_a_single_sentence_are_no_special_case(answer, rng):
    layer = numbers(rng, names_of_a_layer())
    for batch, seq in ((1, 1), (1, SEQ), (BATCH, 1)):
        x = words(rng, batch, seq)

        y = layer_with(answer, layer)(Tensor(x))

        want, what = layer_by_definition(layer, x, HEADS), f"EncoderLayer on ({batch}, {seq}, 12)"
        assert_tensor(y, want, what=what, axes=AXES)


@grades("EncoderLayer.forward")
def test_a_word_of_zeros_is_padding_only_if_the_mask_says_so(answer, rng):
    layer, mask = numbers(rng, names_of_a_layer()), padding("■■■■·", "■■■■■")
    x = words(rng)
    x[0, 1], x[1, -1] = 0.0, 0.0

    seen = layer_with(answer, layer)(Tensor(x))
    masked = layer_with(answer, layer)(Tensor(x), attn_mask=mask)

    what = "EncoderLayer on some words of zeros"
    want = layer_by_definition(layer, x, HEADS)
    assert_tensor(seen, want, what=f"{what}, without a mask", axes=AXES)
    want = layer_by_definition(layer, x, HEADS, mask)[audible(mask)]
    assert_array(masked.data[audible(mask)], want, what=f"{what}, under a mask", axes=WORDS)


@grades("EncoderLayer.forward")
def test_dropout_falls_on_what_attention_gives_and_on_what_feed_forward_gives(answer, rng):
    x, layer = words(rng), numbers(rng, names_of_a_layer())

    post = layer_with(answer, layer, dropout=NEARLY_ALL)(Tensor(x))
    pre = layer_with(answer, layer, dropout=NEARLY_ALL, norm_first=True)(Tensor(x))

    what = "in training, where dropout leaves nothing of the sub-layers"
    inner = norm_by_definition(layer, "residuals.0.norm", x)
    want = norm_by_definition(layer, "residuals.1.norm", inner)
    assert_tensor(post, want, what=f"a post-norm layer {what}", axes=AXES)
    assert_tensor(pre, x, what=f"a pre-norm layer {what}", axes=AXES)


@grades("EncoderLayer.forward")
def test_there_is_one_dropout_behind_each_sublayer_and_no_other(answer, rng):
    x, layer = words(rng, 8, 60), numbers(rng, names_of_a_layer(bias=True))
    options = {"dropout": 0.3, "norm_first": True, "bias": True}
    for name, other in (("attention", "feed-forward"), ("feed-forward", "attention")):
        made = layer_with(answer, silenced(layer, other), **options)
        added = np.asarray(made(Tensor(x)).data) - x
        whole = np.asarray(made.eval()(Tensor(x)).data) - x

        large = np.abs(whole) > 0.05
        what = f"the numbers by which the result of {name} is multiplied, with dropout=0.3"
        want = [0.0, round(1 / 0.7, 6)]
        assert_equal(factors(added[large].round(9), whole[large]), want, what=what)
        dropped = float((np.abs(added) < 1e-9).mean())
        what = f"the fraction of the result of {name} that is dropped, to one decimal"
        assert_number(round(dropped, 1), 0.3, what=what)


@grades("EncoderLayer.forward")
def test_in_eval_mode_a_layer_drops_nothing(answer, rng):
    x, layer = words(rng), numbers(rng, names_of_a_layer())
    for norm_first in (False, True):
        made = layer_with(answer, layer, dropout=0.4, norm_first=norm_first).eval()
        y = made(Tensor(x))

        want = layer_by_definition(layer, x, HEADS, norm_first=norm_first)
        what = f"EncoderLayer with dropout=0.4, norm_first={norm_first}, in eval mode"
        assert_tensor(y, want, what=what, axes=AXES)


@grades("EncoderLayer.forward")
def test_gradients_reach_the_words_and_every_parameter_of_a_layer(answer, rng):
    shapes = names_of_a_layer(4, 3, bias=True)
    mask = random_mask(rng, 2, 3, 3)
    for norm_first in (False, True):
        x, layer = words(rng, 2, 3, 4), numbers(rng, shapes)
        made = layer_with(answer, layer, 2, bias=True, norm_first=norm_first)

        assert_gradients(lambda x, made=made: made(x, attn_mask=mask), x, names=["x"],
                         what=f"EncoderLayer(4, 2, 3, norm_first={norm_first})",
                         parameters=dict(sorted(made.named_parameters())))


@grades("Encoder.__init__")
def test_an_encoder_holds_its_layers_and_a_last_norm_only_in_pre_norm(answer, rng):
    for num_layers, norm_first in ((3, False), (2, True), (1, False), (1, True)):
        made = answer.Encoder(num_layers, D_MODEL, HEADS, D_FF, norm_first=norm_first, rng=rng)

        shapes = {name: parameter.shape for name, parameter in made.named_parameters()}
        want = names_of_an_encoder(num_layers, norm_first)
        what = f"the parameters of Encoder({num_layers}, 12, 3, 7, norm_first={norm_first})"
        assert_equal(sorted(shapes), sorted(want), what=f"the list of {what}")
        assert_equal(len(made.layers), num_layers, what=f"how many layers there are in {what}")


@grades("Encoder.__init__")
def test_bias_reaches_the_attention_of_every_layer(answer, rng):
    made = answer.Encoder(2, D_MODEL, HEADS, D_FF, bias=True, rng=rng)

    shapes = {name: parameter.shape for name, parameter in made.named_parameters()}
    want = names_of_an_encoder(2, bias=True)
    what = "the parameters of Encoder(2, 12, 3, 7, bias=True)"
    assert_equal(sorted(shapes), sorted(want), what=f"the list of {what}")
    for name, shape in want.items():
        assert_equal(shapes.get(name), shape, what=f"the shape of {name} among {what}")


@grades("Encoder.__init__")
def test_the_generator_draws_the_weights_of_every_layer(answer):
    def drawn(seed):
        made = answer.Encoder(LAYERS, D_MODEL, HEADS, D_FF, rng=np.random.default_rng(seed))
        return [layer.self_attn.q_proj.weight.data for layer in made.layers]

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = drawn(7), drawn(7), drawn(8)
    for i in range(LAYERS):
        what = f"the query projection of layers[{i}]"
        assert_equal(likeness(first[i], again[i]), "the same numbers",
                     what=f"{what} drawn from the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers",
                     what=f"{what} drawn from another seed")


@grades("Encoder.forward")
def test_the_words_go_through_all_layers_in_order(answer, rng):
    for num_layers in (1, LAYERS):
        x, state = words(rng), numbers(rng, names_of_an_encoder(num_layers))

        y = encoder_with(answer, state)(Tensor(x))

        want = encoder_by_definition(state, x, HEADS)
        what = f"Encoder({num_layers}, 12, 3, 7)"
        assert_tensor(y, want, what=what, axes=AXES, given={"x": x})


@grades("Encoder.forward")
def test_a_pre_norm_encoder_ends_on_its_last_norm(answer, rng):
    for num_layers, batch in ((1, BATCH), (LAYERS, BATCH), (LAYERS, 1)):
        x = words(rng, batch)
        state = numbers(rng, names_of_an_encoder(num_layers, norm_first=True))

        y = encoder_with(answer, state, norm_first=True)(Tensor(x))

        want = encoder_by_definition(state, x, HEADS, norm_first=True)
        what = f"Encoder({num_layers}, 12, 3, 7, norm_first=True) on {batch} sentence(s)"
        assert_tensor(y, want, what=what, axes=AXES, given={"x": x})


@grades("Encoder.forward")
def test_words_of_zeros_go_up_like_any_others(answer, rng):
    x = words(rng)
    x[0, 1], x[1, -1] = 0.0, 0.0
    for norm_first in (False, True):
        state = numbers(rng, names_of_an_encoder(2, norm_first))

        y = encoder_with(answer, state, norm_first=norm_first)(Tensor(x))

        want = encoder_by_definition(state, x, HEADS, norm_first=norm_first)
        what = f"Encoder(2, 12, 3, 7, norm_first={norm_first}) on some words of zeros"
        assert_tensor(y, want, what=what, axes=AXES)


@grades("Encoder.forward")
def test_an_encoder_with_biases_is_right_where_all_axes_have_one_size(answer, rng):
    for norm_first in (False, True):
        shapes = names_of_an_encoder(TWIN, norm_first, d_model=TWIN, d_ff=TWIN, bias=True)
        x, state = words(rng, TWIN, TWIN, TWIN), numbers(rng, shapes)
        mask = random_mask(rng, TWIN, TWIN, TWIN)

        made = encoder_with(answer, state, TWIN, norm_first=norm_first, bias=True)
        y = made(Tensor(x), attn_mask=mask)

        want = encoder_by_definition(state, x, TWIN, mask, norm_first)
        what = f"Encoder(3, 3, 3, 3, bias=True, norm_first={norm_first}) on (3, 3, 3)"
        assert_tensor(y, want, what=what, axes=AXES, given={"x": x, "attn_mask": mask})


@grades("Encoder.forward")
def test_the_mask_counts_in_every_layer(answer, rng):
    for shape in [(BATCH, 1, SEQ), (SEQ, SEQ), (BATCH, SEQ, SEQ)]:
        mask = random_mask(rng, *shape)
        for norm_first in (False, True):
            x, state = words(rng), numbers(rng, names_of_an_encoder(LAYERS, norm_first))

            made, given_mask = encoder_with(answer, state, norm_first=norm_first), mask.copy()
            y = made(Tensor(x), attn_mask=given_mask)

            want = encoder_by_definition(state, x, HEADS, mask, norm_first)
            what = f"Encoder, norm_first={norm_first}, under a mask of {shape}"
            counts, given = audible(mask), {"attn_mask": mask}
            assert_tensor(y[counts], want[counts], what=what, axes=WORDS, given=given)
            assert_array(given_mask, mask, what="attn_mask after the call")


@grades("Encoder.forward")
def test_no_real_word_notices_what_stands_in_the_padding(answer, rng):
    # At the end, at the start, in between, nowhere.
    mask = padding("■■■··", "··■■■", "■·■■·", "■■■■■")
    real = mask[:, 0]
    for norm_first in (False, True):
        x = words(rng, len(mask))
        state = numbers(rng, names_of_an_encoder(LAYERS, norm_first))
        made = encoder_with(answer, state, norm_first=norm_first)
        before = made(Tensor(x), attn_mask=mask)

        changed = np.where(real[..., None], x, 9 * rng.standard_normal(x.shape))
        after = made(Tensor(changed), attn_mask=mask)

        what = f"the real words after the padding has changed, norm_first={norm_first}"
        want = before.data[real]
        assert_tensor(after[real], want, what=what, axes=WORDS, given={"attn_mask": mask})


@grades("Encoder.forward")
def test_a_sentence_is_read_alike_alone_and_in_a_batch_with_padding(answer, rng):
    x, state = words(rng, 3), numbers(rng, names_of_an_encoder(LAYERS))
    mask = padding("■■■··", "··■■■", "■■■■■")
    made = encoder_with(answer, state)

    together = made(Tensor(x), attn_mask=mask)
    alone = [made(Tensor(x[i : i + 1][:, mask[i, 0]])).data[0] for i in range(len(x))]

    for i, part in enumerate(alone):
        what = f"sentence {i} read alone, without its padding"
        want = together.data[i][mask[i, 0]]
        assert_array(part, want, what=what, axes="seq d_model", given={"attn_mask": mask})


@grades("Encoder.forward")
def test_without_a_mask_every_word_hears_of_every_other(answer, rng):
    x, state = words(rng, 1, 4), numbers(rng, names_of_an_encoder(1))
    made = encoder_with(answer, state)
    before = made(Tensor(x)).data

    for i in range(4):
        changed = x.copy()
        changed[0, i] += rng.standard_normal(D_MODEL)
        moved = np.abs(np.asarray(made(Tensor(changed)).data) - before).max(axis=-1) > 1e-9

        what = f"for each of 4 words, whether it hears that word {i} is another one"
        assert_array(moved[0], np.array([True] * 4), what=what, axes="seq")


@grades("Encoder.forward")
def test_words_in_another_order_give_the_same_results_in_that_order(answer, rng):
    x, state = words(rng), numbers(rng, names_of_an_encoder(2))
    order = np.array([3, 0, 4, 1, 2])
    made = encoder_with(answer, state)

    y, moved = made(Tensor(x)), made(Tensor(x[:, order]))

    what = "the result after the words changed places"
    assert_tensor(moved, y.data[:, order], what=what, axes=AXES)


@grades("Encoder.forward")
def test_a_sentence_of_nothing_but_padding_stays_finite_and_disturbs_no_other(answer, rng):
    x, state = words(rng, 3), numbers(rng, names_of_an_encoder(2))
    mask = padding("■■■··", "·····", "■■■■■")
    given_mask = mask.copy()

    y = encoder_with(answer, state)(Tensor(x), attn_mask=given_mask)

    real, given = mask[:, 0], {"attn_mask": mask}
    want = encoder_by_definition(state, x, HEADS, mask)[real]
    what = "the words of the other sentences"
    assert_tensor(y[real], want, what=what, axes=WORDS, given=given)
    finite = bool(np.isfinite(y.data).all())
    assert_equal(finite, True, what="whether everything is finite")
    assert_array(given_mask, mask, what="attn_mask after the call")


@grades("Encoder.forward")
def test_dropout_reaches_all_layers_and_falls_nowhere_else(answer, rng):
    x = words(rng)
    for norm_first in (False, True):
        state = numbers(rng, names_of_an_encoder(2, norm_first))

        made = encoder_with(answer, state, dropout=NEARLY_ALL, norm_first=norm_first)
        y = made(Tensor(x))

        want = norms_alone_by_definition(state, x, norm_first)
        what = f"Encoder, norm_first={norm_first}, where dropout leaves nothing of the sub-layers"
        assert_tensor(y, want, what=what, axes=AXES)


@grades("Encoder.forward")
def test_eval_mode_switches_dropout_off_and_training_differs_from_call_to_call(answer, rng):
    x, state = words(rng), numbers(rng, names_of_an_encoder(2))
    made = encoder_with(answer, state, dropout=0.4)

    first, second = made(Tensor(x)).data, made(Tensor(x)).data
    in_eval = made.eval()(Tensor(x))

    what = "whether two calls in training differ"
    assert_equal(not np.allclose(first, second), True, what=what)
    want, what = encoder_by_definition(state, x, HEADS), "Encoder with dropout=0.4 in eval mode"
    assert_tensor(in_eval, want, what=what, axes=AXES)


@grades("Encoder.forward")
def test_nothing_is_dropped_unless_somebody_asks_for_it(answer, rng):
    x, state = words(rng), numbers(rng, names_of_an_encoder(2))
    made = encoder_with(answer, state)

    y, again = made.train()(Tensor(x)), made(Tensor(x))

    want = encoder_by_definition(state, x, HEADS)
    assert_tensor(y, want, what="Encoder(2, 12, 3, 7) in training", axes=AXES)
    assert_tensor(again, want, what="Encoder(2, 12, 3, 7) in training, called again", axes=AXES)


@grades("Encoder.forward")
def test_an_encoder_keeps_float32_and_leaves_its_inputs_alone(answer, rng):
    x, mask = words(rng).astype(np.float32), padding("■■■··", "■■■■■")
    for norm_first in (False, True):
        state = numbers(rng, names_of_an_encoder(2, norm_first, bias=True))
        tensor, given_mask = Tensor(x.copy()), mask.copy()

        options = {"norm_first": norm_first, "bias": True, "dropout": 0.2}
        made = encoder_with(answer, state, **options).astype(np.float32)
        in_training = made(tensor, attn_mask=given_mask)
        y = made.eval()(tensor, attn_mask=given_mask)

        what = f"an encoder in float32, norm_first={norm_first}"
        assert_equal(in_training.dtype.name, "float32", what=f"the dtype after {what}, in training")
        real = mask[:, 0]
        want = encoder_by_definition(state, x.astype(np.float64), HEADS, mask, norm_first)[real]
        assert_tensor(y[real], want.astype(np.float32), what=what, axes=WORDS)
        assert_array(tensor.data, x, what="x after the calls", axes=AXES)
        assert_array(given_mask, mask, what="attn_mask after the calls")


@grades("Encoder.forward")
def test_a_call_leaves_nothing_behind_for_the_next(answer, rng):
    x, state = words(rng), numbers(rng, names_of_an_encoder(2))
    mask = padding("■■■··", "■■■■■")
    made = encoder_with(answer, state)

    made(Tensor(words(rng)), attn_mask=padding("■■■■·", "··■■■"))
    unmasked = made(Tensor(x))
    masked = made(Tensor(x), attn_mask=mask)

    want = encoder_by_definition(state, x, HEADS)
    what = "Encoder without a mask, after a call with one"
    assert_tensor(unmasked, want, what=what, axes=AXES)
    real = mask[:, 0]
    want = encoder_by_definition(state, x, HEADS, mask)[real]
    what = "Encoder under a mask, after a call without one"
    assert_tensor(masked[real], want, what=what, axes=WORDS)
    shape = made(Tensor(words(rng, 3, 4))).shape
    assert_equal(shape, (3, 4, D_MODEL), what="the shape for more sentences that are shorter")


@grades("Encoder.forward")
def test_gradients_flow_back_through_all_layers(answer, rng):
    mask = random_mask(rng, 2, 3, 3)
    for norm_first, training, mode in ((False, True, ""), (True, False, " in eval mode")):
        shapes = names_of_an_encoder(2, norm_first, d_model=4, d_ff=3, bias=True)
        x, state = words(rng, 2, 3, 4), numbers(rng, shapes)
        made = encoder_with(answer, state, 2, bias=True, norm_first=norm_first).train(training)

        # One weight of each sub-layer will do: a layer by itself has been looked at above.
        ends = ("v_proj.weight", "linear2.weight")
        some = {name: p for name, p in made.named_parameters()
                if name.endswith(ends) or name.startswith("norm.")}
        assert_gradients(lambda x, made=made: made(x, attn_mask=mask), x, names=["x"],
                         what=f"Encoder(2, 4, 2, 3, norm_first={norm_first}){mode}",
                         parameters=dict(sorted(some.items())))


@grades("Encoder.forward")
def test_no_parameter_is_left_without_a_gradient(answer, rng):
    for norm_first in (False, True):
        state = numbers(rng, names_of_an_encoder(LAYERS, norm_first))
        made = encoder_with(answer, state, norm_first=norm_first)

        y = made(Tensor(words(rng)))
        y.backward(rng.standard_normal((BATCH, SEQ, D_MODEL)))

        left = sorted(name for name, parameter in made.named_parameters() if parameter.grad is None)
        what = f"the list of the parameters without a gradient, norm_first={norm_first}"
        assert_equal(left, [], what=what)
