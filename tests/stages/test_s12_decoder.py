"""Graded tests of stage 12: the decoder."""

import math

import numpy as np

from minigrad import Tensor
from minigrad.grader.observe import (
    assert_array,
    assert_equal,
    assert_gradients,
    assert_tensor,
    grades,
)

# Every axis has its own size, so that no two can be mistaken for each other.
BATCH, HEADS, TGT, SRC, D_FF, D_MODEL = 2, 3, 4, 5, 7, 12
# And then the axes have one size: there what is mistaken runs, and shows what it gives.
TWIN = 3

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")
ATTENTIONS = ("self_attn", "cross_attn")
# What each sub-layer ends on.
ENDS = {"self_attn": "self_attn.out_proj.", "cross_attn": "cross_attn.out_proj.",
        "feed_forward": "feed_forward.linear2."}
AXES = "batch tgt d_model"
# With this p nothing is kept, but for once in millions of runs.
NEARLY_ALL = 1 - 1e-9


def layer_shapes(d_model=D_MODEL, d_ff=D_FF, *, bias=False):
    """The weights of one layer by name: the shape of each."""
    shapes = {}
    for attention in ATTENTIONS:
        for name in PROJECTIONS:
            shapes[f"{attention}.{name}.weight"] = (d_model, d_model)
            if bias:
                shapes[f"{attention}.{name}.bias"] = (d_model,)
    for name, size in (("linear1", (d_model, d_ff)), ("linear2", (d_ff, d_model))):
        shapes |= {f"feed_forward.{name}.weight": size, f"feed_forward.{name}.bias": size[1:]}
    for i in range(3):
        shapes |= {f"residuals.{i}.norm.{part}": (d_model,) for part in ("weight", "bias")}
    return shapes


def stack_shapes(num_layers, *, norm_first=False, **options):
    """The weights of a Decoder by name: the shape of each."""
    layer = layer_shapes(**options)
    shapes = {f"layers.{i}.{name}": layer[name] for i in range(num_layers) for name in layer}
    if norm_first:
        shapes |= {"norm.weight": (D_MODEL,), "norm.bias": (D_MODEL,)}
    return shapes


def drawn(rng, shapes):
    """Numbers for these weights; those of the norms too, whose first 1 and 0 would hide much."""
    return {
        name: rng.standard_normal(shape) * (1.3 / math.sqrt(shape[0]) if len(shape) == 2 else 0.5)
        + ("norm.weight" in name)
        for name, shape in shapes.items()
    }


def filled(made, numbers):
    """Put the numbers into a layer or a decoder, by the names of its weights."""
    for path, array in numbers.items():
        *steps, name = path.split(".")
        part = made
        for step in steps:
            part = part[int(step)] if step.isdigit() else getattr(part, step)
        if getattr(part, name) is not None:
            getattr(part, name).data = array.copy()
    return made


def layer_with(answer, numbers, *, num_heads=HEADS, **options):
    """A DecoderLayer of the answer that holds these numbers."""
    d_model, d_ff = numbers["feed_forward.linear1.weight"].shape
    rng = np.random.default_rng(1)
    return filled(answer.DecoderLayer(d_model, num_heads, d_ff, rng=rng, **options), numbers)


def decoder_with(answer, numbers, num_layers, *, num_heads=HEADS, **options):
    """A Decoder of the answer that holds these numbers."""
    d_model, d_ff = numbers["layers.0.feed_forward.linear1.weight"].shape
    rng = np.random.default_rng(1)
    made = answer.Decoder(num_layers, d_model, num_heads, d_ff, rng=rng, **options)
    return filled(made, numbers)


def affine(numbers, at, x):
    """y = x W + b, where there is a b."""
    return x @ numbers[f"{at}.weight"] + numbers.get(f"{at}.bias", 0.0)


def normalised(numbers, at, x):
    """Each vector with mean 0 and variance 1, then scaled and shifted."""
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    return numbers[f"{at}.weight"] * centred / spread + numbers[f"{at}.bias"]


def attended(numbers, at, x, memory, mask, num_heads):
    """Sentence by sentence, head by head; where nothing is allowed, any finite numbers."""
    query = affine(numbers, f"{at}.q_proj", x)
    key, value = (affine(numbers, f"{at}.{name}", memory) for name in ("k_proj", "v_proj"))
    d_k = x.shape[-1] // num_heads
    allowed = np.broadcast_to(True if mask is None else mask,
                              (len(x), x.shape[1], memory.shape[1]))
    found = np.empty(query.shape)
    for b, h in np.ndindex(len(x), num_heads):
        own = slice(h * d_k, h * d_k + d_k)
        scores = query[b, :, own] @ key[b, :, own].T / math.sqrt(d_k)
        scores = np.where(allowed[b], scores, -1e30)
        e = np.exp(scores - scores.max(axis=-1, keepdims=True))
        found[b, :, own] = e / e.sum(axis=-1, keepdims=True) @ value[b, :, own]
    return affine(numbers, f"{at}.out_proj", found)


def layer_by_definition(
    numbers, at, x, memory, self_mask=None, cross_mask=None, *, num_heads=HEADS, norm_first=False
):
    """Self-attention, encoder-decoder attention, feed-forward, one after the other."""

    def write(x):
        return attended(numbers, f"{at}self_attn", x, x, self_mask, num_heads)

    def read(x):
        return attended(numbers, f"{at}cross_attn", x, memory, cross_mask, num_heads)

    def transform(x):
        wide = affine(numbers, f"{at}feed_forward.linear1", x)
        return affine(numbers, f"{at}feed_forward.linear2", np.where(wide > 0, wide, 0.0))

    for i, sublayer in enumerate((write, read, transform)):
        norm = f"{at}residuals.{i}.norm"
        if norm_first:
            x = x + sublayer(normalised(numbers, norm, x))
        else:
            x = normalised(numbers, norm, x + sublayer(x))
    return x


def decoder_by_definition(numbers, num_layers, x, *others, norm_first=False, **options):
    """The layers, and above them the last norm of a pre-norm decoder."""
    for i in range(num_layers):
        at = f"layers.{i}."
        x = layer_by_definition(numbers, at, x, *others, norm_first=norm_first, **options)
    return normalised(numbers, "norm", x) if norm_first else x


def inputs(rng, batch=BATCH, tgt=TGT, src=SRC, d_model=D_MODEL):
    """What was written so far, and a memory of another length."""
    return rng.standard_normal((batch, tgt, d_model)), rng.standard_normal((batch, src, d_model))


def masks(rng, batch=BATCH, tgt=TGT, src=SRC):
    """The future hidden, and the last words of every memory but the first's."""
    cross_mask = np.ones((batch, 1, src), bool)
    for sentence in range(1, batch):
        cross_mask[sentence, 0, src - sentence :] = False
    return np.tri(tgt, dtype=bool), cross_mask


def random_mask(rng, *shape):
    """About two in three keys allowed, the first always, the last never for the first query."""
    mask = rng.random(shape) < 0.65
    mask[..., 0] = True
    mask[..., 0, -1] = False
    return mask


def own(mask):
    """A copy that the answer may have to itself."""
    return None if mask is None else mask.copy()


def assert_layer(
    answer, rng, x, memory, self_mask, cross_mask, what, *, num_heads=HEADS, bias=False, **options
):
    """The answer's layer gives on these inputs what the definition gives."""
    numbers = drawn(rng, layer_shapes(x.shape[-1], bias=bias))
    want = layer_by_definition(
        numbers, "", x, memory, self_mask, cross_mask, num_heads=num_heads, **options
    )

    layer = layer_with(answer, numbers, num_heads=num_heads, bias=bias, **options)
    output = layer(Tensor(x.copy()), Tensor(memory.copy()),
                   self_mask=own(self_mask), cross_mask=own(cross_mask))

    given = {"self_mask": self_mask, "cross_mask": cross_mask}
    assert_tensor(output, want, what=f"the output of {what}", axes=AXES, given=given)


def assert_decoder(answer, rng, num_layers, x, memory, self_mask, cross_mask, what, *, bias=False,
                   **options):
    """The answer's decoder gives on these inputs what the definition gives."""
    numbers = drawn(rng, stack_shapes(num_layers, bias=bias, **options))
    want = decoder_by_definition(
        numbers, num_layers, x, memory, self_mask, cross_mask, **options
    )

    decoder = decoder_with(answer, numbers, num_layers, bias=bias, **options)
    output = decoder(Tensor(x.copy()), Tensor(memory.copy()),
                     self_mask=own(self_mask), cross_mask=own(cross_mask))

    given = {"self_mask": self_mask, "cross_mask": cross_mask}
    assert_tensor(output, want, what=f"the output of {what}", axes=AXES, given=given)


def assert_parameters(made, shapes, what):
    """The weights have these names, each once, and these shapes."""
    found = {name: tuple(parameter.shape) for name, parameter in made.named_parameters()}
    missing, extra = sorted(shapes.keys() - found.keys()), sorted(found.keys() - shapes.keys())
    assert_equal(missing, [], what=f"the parameters that are missing in {what}")
    assert_equal(extra, [], what=f"the parameters that nobody expects in {what}")
    for name in sorted(shapes):
        assert_equal(found.get(name), shapes[name], what=f"the shape of {name} in {what}")


def silence_but_for(name, numbers):
    """The last numbers of all sub-layers but one, as zeros: what these give is nothing."""
    return {path: 0 * array for path, array in numbers.items()
            if path.startswith(tuple(ENDS[other] for other in ENDS if other != name))}


def moves(function, *arguments):
    """True if two calls give different numbers."""
    return not np.array_equal(function(*arguments).data, function(*arguments).data)


@grades("DecoderLayer.__init__")
def test_a_layer_has_two_attentions_a_feed_forward_and_three_norms(answer, rng):
    layer = answer.DecoderLayer(D_MODEL, HEADS, D_FF, rng=rng)

    assert_parameters(layer, layer_shapes(), "DecoderLayer(12, 3, 7)")
    assert_equal(len(layer.residuals), 3, what="the number of residuals")


@grades("DecoderLayer.__init__")
def test_bias_true_gives_every_projection_of_both_attentions_one(answer, rng):
    layer = answer.DecoderLayer(D_MODEL, HEADS, D_FF, bias=True, rng=rng)

    assert_parameters(layer, layer_shapes(bias=True), "DecoderLayer(12, 3, 7, bias=True)")


@grades("DecoderLayer.__init__")
def test_the_generator_draws_other_weights_for_each_attention(answer):
    def weights(seed):
        layer = answer.DecoderLayer(D_MODEL, HEADS, D_FF, rng=np.random.default_rng(seed))
        return [getattr(getattr(layer, attention), name).weight.data
                for attention in ATTENTIONS for name in PROJECTIONS]

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = weights(7), weights(7), weights(8)
    for i, name in enumerate(PROJECTIONS):
        what = f"{name} of self_attn drawn from"
        assert_equal(likeness(first[i], again[i]), "the same numbers", what=f"{what} the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers", what=f"{what} another seed")
        assert_equal(likeness(first[4 + i], elsewhere[4 + i]), "other numbers",
                     what=f"{name} of cross_attn drawn from another seed")
        assert_equal(likeness(first[i], first[4 + i]), "other numbers",
                     what=f"{name} of self_attn beside that of cross_attn")


@grades("DecoderLayer.__init__")
def test_each_of_the_three_residuals_drops_out_in_training(answer, rng):
    x, memory = map(Tensor, inputs(rng))
    layer = answer.DecoderLayer(D_MODEL, HEADS, D_FF, dropout=0.4, rng=rng)
    steady = answer.DecoderLayer(D_MODEL, HEADS, D_FF, rng=rng)
    numbers = drawn(rng, layer_shapes())

    for i, name in enumerate(ENDS):
        # The other two give nothing, so there is nothing of theirs to be dropped.
        filled(layer, numbers | silence_but_for(name, numbers))
        what = f"whether what residuals[{i}] adds, that of {name}, is dropped out in training"
        assert_equal(moves(layer, x, memory), True, what=what)
    layer.eval()
    assert_equal(moves(layer, x, memory), False, what="whether eval mode drops out")
    what = "whether a layer drops out without being told to"
    assert_equal(moves(steady, x, memory), False, what=what)


@grades("DecoderLayer.forward")
def test_self_attention_then_the_memory_then_feed_forward(answer, rng):
    assert_layer(answer, rng, *inputs(rng), *masks(rng), "a layer under two masks")


@grades("DecoderLayer.forward")
def test_pre_norm_normalises_what_goes_into_each_sublayer(answer, rng):
    what = "a pre-norm layer under two masks"
    assert_layer(answer, rng, *inputs(rng), *masks(rng), what, norm_first=True)


@grades("DecoderLayer.forward")
def test_none_is_no_mask_at_all(answer, rng):
    for norm_first in (False, True):
        what = f"a layer without masks, norm_first={norm_first}"
        assert_layer(answer, rng, *inputs(rng), None, None, what, norm_first=norm_first)

    self_mask, cross_mask = masks(rng)
    what = "a layer under a self_mask only"
    assert_layer(answer, rng, *inputs(rng), self_mask, None, what)
    what = "a layer under a cross_mask only"
    assert_layer(answer, rng, *inputs(rng), None, cross_mask, what)


@grades("DecoderLayer.forward")
def test_a_layer_with_bias_is_right_in_pre_norm_and_in_post_norm(answer, rng):
    for norm_first in (False, True):
        what = f"a layer with bias, norm_first={norm_first}"
        options = {"bias": True, "norm_first": norm_first}
        assert_layer(answer, rng, *inputs(rng), *masks(rng), what, **options)


@grades("DecoderLayer.forward")
def test_a_layer_is_right_where_all_lengths_are_equal(answer, rng):
    # Here neither exchanged masks nor exchanged inputs would crash.
    for norm_first in (False, True):
        for hidden in (random_mask(rng, TWIN, TWIN, TWIN), random_mask(rng, TWIN, TWIN), None):
            arrays = inputs(rng, TWIN, TWIN, TWIN, TWIN * 2)
            what = f"a layer of 3 sentences, 3 words and 3 heads, norm_first={norm_first}"
            assert_layer(answer, rng, *arrays, np.tri(TWIN, dtype=bool), hidden, what,
                         norm_first=norm_first)


@grades("DecoderLayer.forward")
def test_masks_of_every_form_fit(answer, rng):
    for self_shape, cross_shape in [
        ((BATCH, TGT, TGT), (BATCH, TGT, SRC)), ((BATCH, 1, TGT), (TGT, SRC)),
        ((1, TGT, TGT), (1, 1, SRC)),
    ]:
        self_mask, cross_mask = random_mask(rng, *self_shape), random_mask(rng, *cross_shape)
        what = f"a layer under masks of {self_shape} and {cross_shape}"
        assert_layer(answer, rng, *inputs(rng), self_mask, cross_mask, what)


@grades("DecoderLayer.forward")
def test_one_word_can_read_a_memory_of_one_word(answer, rng):
    for norm_first in (False, True):
        arrays = inputs(rng, batch=1, tgt=1, src=1)
        what = f"a layer of one word and one word of memory, norm_first={norm_first}"
        assert_layer(answer, rng, *arrays, None, None, what, num_heads=1, norm_first=norm_first)


@grades("DecoderLayer.forward")
def test_in_training_each_number_that_a_sublayer_gives_is_kept_or_dropped(answer, rng):
    x, memory = inputs(rng)
    for name in ENDS:
        numbers = drawn(rng, layer_shapes())
        numbers |= silence_but_for(name, numbers)
        layer = layer_with(answer, numbers, dropout=0.4, norm_first=True)

        given = layer.eval()(Tensor(x), Tensor(memory)).data - x
        added = layer.train()(Tensor(x), Tensor(memory)).data - x

        kept, dropped = np.isclose(added, given / 0.6), np.isclose(added, 0.0)
        what = f"whether each number of {name} is dropped, or kept and scaled by 1 / 0.6"
        assert_equal(bool((kept | dropped).all()), True, what=what)


@grades("DecoderLayer.forward")
def test_only_what_a_sublayer_gives_is_dropped_out(answer, rng):
    x, memory = inputs(rng)
    numbers = drawn(rng, layer_shapes())
    normed = x
    for i in range(3):
        normed = normalised(numbers, f"residuals.{i}.norm", normed)

    post = layer_with(answer, numbers, dropout=NEARLY_ALL)(Tensor(x), Tensor(memory))
    pre = layer_with(answer, numbers, dropout=NEARLY_ALL, norm_first=True)(
        Tensor(x), Tensor(memory)
    )

    what = "in training, where dropout leaves nothing of the sub-layers"
    assert_tensor(post, normed, what=f"the output of a post-norm layer {what}", axes=AXES)
    assert_tensor(pre, x, what=f"the output of a pre-norm layer {what}", axes=AXES)


@grades("DecoderLayer.forward")
def test_every_word_of_the_memory_reaches_even_the_first_word(answer, rng):
    x, memory = inputs(rng)
    layer = layer_with(answer, drawn(rng, layer_shapes()))
    before = layer(Tensor(x), Tensor(memory), self_mask=np.tri(TGT, dtype=bool)).data.copy()

    for place in range(SRC):
        changed = memory.copy()
        changed[:, place] = rng.standard_normal((BATCH, D_MODEL))
        after = layer(Tensor(x), Tensor(changed), self_mask=np.tri(TGT, dtype=bool))
        moved = np.abs(after.data[:, 0] - before[:, 0]).max() > 1e-9
        what = f"whether word {place} of the memory has a say in the first word"
        assert_equal(bool(moved), True, what=what)


@grades("DecoderLayer.forward")
def test_what_the_masks_hide_has_no_influence_at_all(answer, rng):
    x, memory = inputs(rng)
    numbers = drawn(rng, layer_shapes())
    self_mask, cross_mask = masks(rng)
    want = layer_by_definition(numbers, "", x, memory, self_mask, cross_mask)

    x[:, 2:] = 5 * rng.standard_normal(x[:, 2:].shape)
    memory[~cross_mask[:, 0]] *= 1e3
    output = layer_with(answer, numbers)(
        Tensor(x), Tensor(memory), self_mask=self_mask, cross_mask=cross_mask
    )

    what = "the output for the first two words, after later words and hidden memory have changed"
    assert_tensor(output[:, :2], want[:, :2], what=what, axes=AXES)


@grades("DecoderLayer.forward")
def test_a_word_that_may_see_nothing_stays_finite_and_disturbs_no_other(answer, rng):
    x, memory = inputs(rng)
    numbers = drawn(rng, layer_shapes())
    self_mask, cross_mask = random_mask(rng, BATCH, TGT, TGT), random_mask(rng, BATCH, TGT, SRC)
    self_mask[0, 1] = cross_mask[1, 2] = False
    others = self_mask.any(axis=-1) & cross_mask.any(axis=-1)

    output = layer_with(answer, numbers)(
        Tensor(x), Tensor(memory), self_mask=self_mask.copy(), cross_mask=cross_mask.copy()
    )

    want = layer_by_definition(numbers, "", x, memory, self_mask, cross_mask)
    what = "the output for the other words, beside two that may see nothing"
    assert_tensor(output[others], want[others], what=what, axes="words d_model")
    finite = bool(np.isfinite(output.data).all())
    assert_equal(finite, True, what="whether all of the output is finite")


@grades("DecoderLayer.forward")
def test_a_layer_keeps_float32(answer, rng):
    for norm_first in (False, True):
        x, memory = (array.astype(np.float32) for array in inputs(rng))
        numbers = drawn(rng, layer_shapes(bias=True))
        self_mask, cross_mask = masks(rng)
        options = {"norm_first": norm_first}

        layer = layer_with(answer, numbers, bias=True, **options).astype(np.float32)
        output = layer(Tensor(x), Tensor(memory), self_mask=self_mask, cross_mask=cross_mask)

        want = layer_by_definition(numbers, "", x, memory, self_mask, cross_mask, **options)
        what = f"the output of a layer in float32, norm_first={norm_first}"
        assert_tensor(output, want.astype(np.float32), what=what, axes=AXES)


@grades("DecoderLayer.forward")
def test_a_layer_changes_no_input_and_leaves_nothing_behind_for_the_next_call(answer, rng):
    x, memory = inputs(rng)
    self_mask, cross_mask = random_mask(rng, BATCH, TGT, TGT), random_mask(rng, BATCH, TGT, SRC)
    self_mask[1, 2] = False
    for training in (True, False):
        layer = layer_with(answer, drawn(rng, layer_shapes())).train(training)
        tensors = Tensor(x.copy()), Tensor(memory.copy())
        given = {"self_mask": self_mask.copy(), "cross_mask": cross_mask.copy()}

        first = layer(*tensors, **given).data.copy()
        _, elsewhere = inputs(rng)
        second = layer(tensors[0], Tensor(elsewhere), **given).data.copy()
        again = layer(*tensors, **given)

        sees, mode = self_mask.any(axis=-1), "training" if training else "eval mode"
        assert_array(tensors[0].data, x, what="x after the call", axes=AXES)
        assert_array(tensors[1].data, memory, what="memory after the call")
        assert_array(given["self_mask"], self_mask, what="self_mask after the call")
        assert_array(given["cross_mask"], cross_mask, what="cross_mask after the call")
        what = f"the output of the same call, after another one, in {mode}"
        assert_tensor(again[sees], first[sees], what=what, axes="words d_model")
        read = bool(np.abs(second - first).max() > 1e-9)
        what = f"whether another memory gives another output, in {mode}"
        assert_equal(read, True, what=what)


@grades("DecoderLayer.forward")
def test_gradients_reach_what_was_written_and_the_memory(answer, rng):
    numbers = drawn(rng, layer_shapes(6, 5, bias=True))
    arrays = inputs(rng, batch=2, tgt=2, src=3, d_model=6)
    self_mask, cross_mask = masks(rng, tgt=2, src=3)

    for norm_first in (False, True):
        layer = layer_with(answer, numbers, bias=True, norm_first=norm_first)
        assert_gradients(
            lambda x, memory, layer=layer: layer(
                x, memory, self_mask=self_mask, cross_mask=cross_mask
            ),
            *arrays, what=f"a layer, norm_first={norm_first}", names=("x", "memory"),
        )


@grades("DecoderLayer.forward")
def test_gradients_reach_every_part_of_a_layer(answer, rng):
    numbers = drawn(rng, layer_shapes(3, 2, bias=True))
    x, memory = map(Tensor, inputs(rng, batch=2, tgt=2, src=3, d_model=3))
    layer = layer_with(answer, numbers, bias=True)
    ends = ("v_proj.weight", "cross_attn.q_proj.weight", "linear1.weight", "norm.bias")
    some = {name: parameter for name, parameter in sorted(layer.named_parameters())
            if name.endswith(ends)}

    assert_gradients(lambda: layer(x, memory, self_mask=np.tri(2, dtype=bool)),
                     what="a layer of width 3", parameters=some)


@grades("Decoder.__init__")
def test_every_layer_of_a_decoder_has_weights_of_its_own(answer, rng):
    decoder = answer.Decoder(3, D_MODEL, HEADS, D_FF, rng=rng)

    assert_parameters(decoder, stack_shapes(3), "Decoder(3, 12, 3, 7)")
    assert_equal(len(decoder.layers), 3, what="the number of layers")


@grades("Decoder.__init__")
def test_a_pre_norm_decoder_has_one_norm_more_and_bias_adds_biases(answer, rng):
    for norm_first, bias in ((True, False), (False, True)):
        options = {"norm_first": norm_first, "bias": bias}
        decoder = answer.Decoder(2, D_MODEL, HEADS, D_FF, **options, rng=rng)

        what = f"Decoder(2, 12, 3, 7, norm_first={norm_first}, bias={bias})"
        assert_parameters(decoder, stack_shapes(2, **options), what)


@grades("Decoder.__init__")
def test_the_generator_draws_the_weights_of_each_layer(answer):
    def weights(seed):
        decoder = answer.Decoder(3, D_MODEL, HEADS, D_FF, rng=np.random.default_rng(seed))
        return [layer.cross_attn.k_proj.weight.data for layer in decoder.layers]

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = weights(7), weights(7), weights(8)
    for i in range(3):
        what = f"k_proj of layer {i} drawn from"
        assert_equal(likeness(first[i], again[i]), "the same numbers", what=f"{what} the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers", what=f"{what} another seed")


@grades("Decoder.__init__")
def test_every_layer_of_a_decoder_drops_out_in_training(answer, rng):
    x, memory = map(Tensor, inputs(rng))
    decoder = answer.Decoder(2, D_MODEL, HEADS, D_FF, dropout=0.4, rng=rng)

    for i in range(2):
        decoder.eval()
        decoder.layers[i].train()
        what = f"whether layer {i} drops out in training"
        assert_equal(moves(decoder, x, memory), True, what=what)
    decoder.eval()
    assert_equal(moves(decoder, x, memory), False, what="whether eval mode drops out")


@grades("Decoder.forward")
def test_each_layer_works_on_the_result_of_the_one_below_and_on_the_same_memory(answer, rng):
    for num_layers in (2, 3, 1):
        what = f"a decoder of {num_layers} layer(s) under two masks"
        assert_decoder(answer, rng, num_layers, *inputs(rng), *masks(rng), what)


@grades("Decoder.forward")
def test_a_new_pre_norm_decoder_gives_vectors_of_mean_0_and_variance_1(answer, rng):
    for num_layers in (2, 1):
        decoder = answer.Decoder(num_layers, D_MODEL, HEADS, D_FF, norm_first=True, rng=rng)
        x, memory = inputs(rng)

        output = np.asarray(decoder(Tensor(10 * x), Tensor(memory)).data)

        what = f"of each vector of a new pre-norm decoder of {num_layers} layer(s)"
        assert_array(output.mean(axis=-1), np.zeros((BATCH, TGT)), what=f"the mean {what}",
                     axes="batch tgt")
        assert_array(output.var(axis=-1), np.ones((BATCH, TGT)), what=f"the variance {what}",
                     axes="batch tgt", tolerance=1e-4)


@grades("Decoder.forward")
def test_a_pre_norm_decoder_ends_on_its_last_norm(answer, rng):
    for num_layers, bias in ((2, True), (1, False)):
        what = f"a pre-norm decoder of {num_layers} layer(s)"
        options = {"norm_first": True, "bias": bias}
        assert_decoder(answer, rng, num_layers, *inputs(rng), *masks(rng), what, **options)


@grades("Decoder.forward")
def test_a_decoder_without_masks_sees_everything(answer, rng):
    for norm_first in (False, True):
        what = f"a decoder without masks, norm_first={norm_first}"
        assert_decoder(answer, rng, 2, *inputs(rng), None, None, what, norm_first=norm_first)


@grades("Decoder.forward")
def test_a_decoder_is_right_where_all_lengths_are_equal(answer, rng):
    # Here neither exchanged masks nor exchanged inputs would crash.
    arrays = inputs(rng, TWIN, TWIN, TWIN)
    for norm_first in (False, True):
        hidden = random_mask(rng, TWIN, 1, TWIN)
        what = f"a decoder of 3 sentences, 3 words and 3 heads, norm_first={norm_first}"
        assert_decoder(answer, rng, 2, *arrays, np.tri(TWIN, dtype=bool), hidden, what,
                       norm_first=norm_first)


@grades("Decoder.forward")
def test_eval_mode_drops_nothing_and_changes_nothing_else(answer, rng):
    for norm_first in (False, True):
        arrays, hidden = inputs(rng), masks(rng)
        numbers = drawn(rng, stack_shapes(2, norm_first=norm_first))
        want = decoder_by_definition(numbers, 2, *arrays, *hidden, norm_first=norm_first)

        decoder = decoder_with(answer, numbers, 2, norm_first=norm_first, dropout=0.3).eval()
        output = decoder(*map(Tensor, arrays), self_mask=hidden[0], cross_mask=hidden[1])

        what = f"the output of a decoder in eval mode, norm_first={norm_first}"
        assert_tensor(output, want, what=what, axes=AXES)


@grades("Decoder.forward")
def test_a_decoder_depends_on_nothing_but_its_own_options_and_this_call(answer, rng):
    x, memory = inputs(rng)
    numbers = drawn(rng, stack_shapes(2, norm_first=True))
    plain = drawn(rng, stack_shapes(2))
    want = decoder_by_definition(numbers, 2, x, memory, norm_first=True)

    decoder = decoder_with(answer, numbers, 2, norm_first=True)
    another = decoder_with(answer, plain, 2)
    _, elsewhere = inputs(rng)
    decoder(Tensor(x), Tensor(elsewhere))
    another(Tensor(x), Tensor(elsewhere))
    output = decoder(Tensor(x), Tensor(memory))

    what = "the output of a pre-norm decoder, after other calls and beside another decoder"
    assert_tensor(output, want, what=what, axes=AXES)


@grades("Decoder.forward")
def test_what_the_masks_hide_stays_hidden_in_every_layer(answer, rng):
    x, memory = inputs(rng)
    numbers = drawn(rng, stack_shapes(3))
    self_mask, cross_mask = masks(rng)
    want = decoder_by_definition(numbers, 3, x, memory, self_mask, cross_mask)

    x[:, 2:] = 5 * rng.standard_normal(x[:, 2:].shape)
    memory[~cross_mask[:, 0]] *= 1e3
    output = decoder_with(answer, numbers, 3)(
        Tensor(x), Tensor(memory), self_mask=self_mask, cross_mask=cross_mask
    )

    what = "the output for the first two words, after later words and hidden memory have changed"
    assert_tensor(output[:, :2], want[:, :2], what=what, axes=AXES)


@grades("Decoder.forward")
def test_a_decoder_keeps_float32_and_leaves_its_inputs_alone(answer, rng):
    for norm_first in (False, True):
        x, memory = (array.astype(np.float32) for array in inputs(rng))
        numbers = drawn(rng, stack_shapes(2, norm_first=norm_first))
        self_mask, cross_mask = masks(rng)
        options = {"norm_first": norm_first}
        tensors = Tensor(x.copy()), Tensor(memory.copy())

        decoder = decoder_with(answer, numbers, 2, **options).astype(np.float32)
        decoder(Tensor(memory), Tensor(x))
        output = decoder(*tensors, self_mask=self_mask, cross_mask=cross_mask)

        want = decoder_by_definition(numbers, 2, x, memory, self_mask, cross_mask, **options)
        what = f"the output of a decoder in float32, norm_first={norm_first}"
        assert_tensor(output, want.astype(np.float32), what=what, axes=AXES)
        assert_array(tensors[0].data, x, what="x after the call", axes=AXES)
        assert_array(tensors[1].data, memory, what="memory after the call")


@grades("Decoder.forward")
def test_gradients_reach_the_memory_through_every_layer(answer, rng):
    x, memory = inputs(rng, batch=2, tgt=2, src=3)
    for norm_first in (False, True):
        numbers = drawn(rng, stack_shapes(2, norm_first=norm_first))
        decoder = decoder_with(answer, numbers, 2, norm_first=norm_first)
        assert_gradients(decoder, x, memory, what=f"a decoder, norm_first={norm_first}",
                         names=("x", "memory"))


@grades("Decoder.forward")
def test_gradients_reach_every_layer_and_the_last_norm(answer, rng):
    x, memory = map(Tensor, inputs(rng, batch=1, tgt=2, src=2))
    numbers = drawn(rng, stack_shapes(2, norm_first=True))
    decoder = decoder_with(answer, numbers, 2, norm_first=True)
    some = {
        name: parameter
        for name, parameter in sorted(decoder.named_parameters())
        if name.endswith(("2.norm.bias", "cross_attn.v_proj.weight")) or name.startswith("norm")
    }

    assert_gradients(lambda: decoder(x, memory), what="a pre-norm decoder", parameters=some)
