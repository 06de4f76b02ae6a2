"""Graded tests of stage 13: the Transformer."""

import math
import re

import numpy as np

from minigrad import Tensor, where
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
HEADS, BATCH, TGT, SRC, D_FF, D_MODEL, LAYERS = 2, 3, 4, 5, 7, 12, 2
TGT_VOCAB, SRC_VOCAB, MAX_LEN = 9, 11, 8
# A small model for gradients: each number in it is moved to see what comes of it.
NARROW = {"num_layers": 1, "d_model": 6}

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")
MEMORY_AXES, LOGIT_AXES = "batch src d_model", "batch tgt vocab"

# Rows of padding may hold anything, so only real words are compared.
# Where the padding stands: nowhere, at the end, at the start; elsewhere in source and target.
SRC_REAL = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [0, 0, 1, 1, 1]], bool)
TGT_REAL = np.array([[1, 1, 1, 0], [0, 0, 1, 1], [1, 1, 1, 1]], bool)


def attention_shapes(name, d_model, bias):
    """The weights of one attention by name: the shape of each."""
    shapes = {f"{name}.{projection}.weight": (d_model, d_model) for projection in PROJECTIONS}
    if bias:
        shapes |= {f"{name}.{projection}.bias": (d_model,) for projection in PROJECTIONS}
    return shapes


def stack_shapes(name, attentions, num_layers, d_model, norm_first, bias):
    """The weights of an encoder or a decoder by name: the shape of each."""
    shapes = {}
    for i in range(num_layers):
        at = f"{name}.layers.{i}"
        for attention in attentions:
            shapes |= attention_shapes(f"{at}.{attention}", d_model, bias)
        for part, size in (("linear1", (d_model, D_FF)), ("linear2", (D_FF, d_model))):
            at_part = f"{at}.feed_forward.{part}"
            shapes |= {f"{at_part}.weight": size, f"{at_part}.bias": size[1:]}
        for j in range(len(attentions) + 1):
            norm = f"{at}.residuals.{j}.norm"
            shapes |= {f"{norm}.weight": (d_model,), f"{norm}.bias": (d_model,)}
    if norm_first:
        shapes |= {f"{name}.norm.weight": (d_model,), f"{name}.norm.bias": (d_model,)}
    return shapes


def model_shapes(*, num_layers=LAYERS, d_model=D_MODEL, norm_first=False, bias=False):
    """The weights of a Transformer by name: the shape of each."""
    options = num_layers, d_model, norm_first, bias
    return {
        "src_embedding.weight": (SRC_VOCAB, d_model),
        "tgt_embedding.weight": (TGT_VOCAB, d_model),
        **stack_shapes("encoder", ["self_attn"], *options),
        **stack_shapes("decoder", ["self_attn", "cross_attn"], *options),
        "head.weight": (d_model, TGT_VOCAB),
        "head.bias": (TGT_VOCAB,),
    }


def drawn(rng, **options):
    """Numbers for all weights; for the norms too, whose first 1 and 0 would hide much."""
    return {
        name: rng.standard_normal(shape) * (1.3 / math.sqrt(shape[0]) if len(shape) == 2 else 0.5)
        + ("norm.weight" in name)
        for name, shape in model_shapes(**options).items()
    }


def model_of(answer, *, rng, **options):
    """A small Transformer of the answer."""
    sizes = {"d_model": D_MODEL, "num_heads": HEADS, "d_ff": D_FF, "num_layers": LAYERS,
             "max_len": MAX_LEN}
    return answer.Transformer(SRC_VOCAB, TGT_VOCAB, **sizes | options, rng=rng)


def model_with(answer, numbers, **options):
    """A Transformer of the answer that holds these numbers, in eval mode."""
    made = model_of(answer, rng=np.random.default_rng(1), **{"dropout": 0.3} | options).eval()
    for path, array in numbers.items():
        *steps, name = path.split(".")
        part = made
        for step in steps:
            part = part[int(step)] if step.isdigit() else getattr(part, step)
        if getattr(part, name) is not None:
            getattr(part, name).data = array.copy()
    return made


def affine(numbers, at, x):
    """y = x W + b, where there is a b."""
    return x @ numbers[f"{at}.weight"] + numbers.get(f"{at}.bias", 0.0)


def normalised(numbers, at, x):
    """Each vector with mean 0 and variance 1, then scaled and shifted."""
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
    return numbers[f"{at}.weight"] * centred / spread + numbers[f"{at}.bias"]


def attended(numbers, at, x, memory, allowed):
    """Sentence by sentence, head by head; where nothing is allowed, any finite numbers."""
    query = affine(numbers, f"{at}.q_proj", x)
    key, value = (affine(numbers, f"{at}.{name}", memory) for name in ("k_proj", "v_proj"))
    d_k = x.shape[-1] // HEADS
    found = np.empty(query.shape)
    for b, h in np.ndindex(len(x), HEADS):
        own = slice(h * d_k, h * d_k + d_k)
        scores = query[b, :, own] @ key[b, :, own].T / math.sqrt(d_k)
        scores = np.where(allowed[b], scores, -1e30)
        e = np.exp(scores - scores.max(axis=-1, keepdims=True))
        found[b, :, own] = e / e.sum(axis=-1, keepdims=True) @ value[b, :, own]
    return affine(numbers, f"{at}.out_proj", found)


def transformed(numbers, at, x):
    wide = affine(numbers, f"{at}.linear1", x)
    return affine(numbers, f"{at}.linear2", np.where(wide > 0, wide, 0.0))


def layered(numbers, name, x, sublayers, norm_first):
    """Layer upon layer; ``sublayers(at)`` are those of the layer at that path."""
    layers = {path.split(".")[2] for path in numbers if path.startswith(f"{name}.layers.")}
    for i in range(len(layers)):
        for j, sublayer in enumerate(sublayers(f"{name}.layers.{i}")):
            norm = f"{name}.layers.{i}.residuals.{j}.norm"
            if norm_first:
                x = x + sublayer(normalised(numbers, norm, x))
            else:
                x = normalised(numbers, norm, x + sublayer(x))
    return normalised(numbers, f"{name}.norm", x) if norm_first else x


def embedded(weight, ids):
    """The vector of each id times √d_model, and the waves of its position."""
    d_model = weight.shape[1]
    x = np.empty((*ids.shape, d_model))
    for b, pos, c in np.ndindex(x.shape):
        angle = pos / 10_000 ** (2 * (c // 2) / d_model)
        wave = math.cos(angle) if c % 2 else math.sin(angle)
        x[b, pos, c] = weight[ids[b, pos], c] * math.sqrt(d_model) + wave
    return x


def encode_by_definition(numbers, src_ids, *, pad_id=0, norm_first=False):
    """Every word of the source sees every real word of the source."""
    real = (src_ids != pad_id)[:, None, :]

    def sublayers(at):
        return (
            lambda x: attended(numbers, f"{at}.self_attn", x, x, real),
            lambda x: transformed(numbers, f"{at}.feed_forward", x),
        )

    x = embedded(numbers["src_embedding.weight"], src_ids)
    return layered(numbers, "encoder", x, sublayers, norm_first)


def decode_by_definition(numbers, tgt_ids, memory, src_ids, *, pad_id=0, norm_first=False):
    """Every word of the target sees itself, the real ones before it, and the real source."""
    real = (src_ids != pad_id)[:, None, :]
    seen = (tgt_ids != pad_id)[:, None, :] & np.tri(tgt_ids.shape[1], dtype=bool)

    def sublayers(at):
        return (
            lambda x: attended(numbers, f"{at}.self_attn", x, x, seen),
            lambda x: attended(numbers, f"{at}.cross_attn", x, memory, real),
            lambda x: transformed(numbers, f"{at}.feed_forward", x),
        )

    x = embedded(numbers["tgt_embedding.weight"], tgt_ids)
    return affine(numbers, "head", layered(numbers, "decoder", x, sublayers, norm_first))


def forward_by_definition(numbers, src_ids, tgt_ids, **options):
    memory = encode_by_definition(numbers, src_ids, **options)
    return decode_by_definition(numbers, tgt_ids, memory, src_ids, **options)


def sentences(rng, real, vocab_size, pad_id=0):
    """Ids for these places: any but ``pad_id`` where ``real``, and ``pad_id`` elsewhere."""
    words = np.array([word for word in range(vocab_size) if word != pad_id])
    ids = rng.choice(words, real.shape)
    # Of the words, the first is 0 or 1: with another pad_id, 0 is a word like any other.
    ids[:, real.shape[1] // 2] = words[0]
    return np.where(real, ids, pad_id)


def source(rng, pad_id=0, real=SRC_REAL):
    return sentences(rng, real, SRC_VOCAB, pad_id)


def target(rng, pad_id=0, real=TGT_REAL):
    return sentences(rng, real, TGT_VOCAB, pad_id)


def assert_encoded(answer, rng, src_ids, what, *, pad_id=0, norm_first=False, bias=False):
    """For all real words of the source the answer's memory is that of the definition."""
    numbers = drawn(rng, norm_first=norm_first, bias=bias)
    want = encode_by_definition(numbers, src_ids, pad_id=pad_id, norm_first=norm_first)

    model = model_with(answer, numbers, pad_id=pad_id, norm_first=norm_first, bias=bias)
    memory = model.encode(src_ids.copy())

    real = src_ids != pad_id
    assert_equal(tuple(memory.shape), want.shape, what=f"the shape of {what}")
    assert_tensor(where(real[:, :, None], memory, 0.0), np.where(real[:, :, None], want, 0.0),
                  what=f"{what}, for its real words", axes=MEMORY_AXES, given={"src_ids": src_ids})


def assert_decoded(
    answer, rng, tgt_ids, src_ids, what, *, pad_id=0, norm_first=False, bias=False
):
    """For all real words of the target the answer's logits are those of the definition."""
    numbers = drawn(rng, norm_first=norm_first, bias=bias)
    memory = rng.standard_normal((*src_ids.shape, D_MODEL))
    options = {"pad_id": pad_id, "norm_first": norm_first}
    want = decode_by_definition(numbers, tgt_ids, memory, src_ids, **options)

    model = model_with(answer, numbers, bias=bias, **options)
    logits = model.decode(tgt_ids.copy(), Tensor(memory), src_ids.copy())

    real = tgt_ids != pad_id
    assert_equal(tuple(logits.shape), want.shape, what=f"the shape of {what}")
    assert_tensor(where(real[:, :, None], logits, 0.0), np.where(real[:, :, None], want, 0.0),
                  what=f"{what}, for the real words of the target", axes=LOGIT_AXES,
                  given={"tgt_ids": tgt_ids, "src_ids": src_ids})


def assert_predicted(
    answer, rng, src_ids, tgt_ids, what, *, pad_id=0, norm_first=False, bias=False
):
    """For all real words of the target the model's logits are those of the definition."""
    numbers = drawn(rng, norm_first=norm_first, bias=bias)
    options = {"pad_id": pad_id, "norm_first": norm_first}
    want = forward_by_definition(numbers, src_ids, tgt_ids, **options)

    logits = model_with(answer, numbers, bias=bias, **options)(src_ids.copy(), tgt_ids.copy())

    real = tgt_ids != pad_id
    assert_equal(tuple(logits.shape), want.shape, what=f"the shape of {what}")
    assert_tensor(where(real[:, :, None], logits, 0.0), np.where(real[:, :, None], want, 0.0),
                  what=f"{what}, for the real words of the target", axes=LOGIT_AXES,
                  given={"src_ids": src_ids, "tgt_ids": tgt_ids})


def assert_parameters(model, shapes, what):
    """The weights have these names, each once, and these shapes."""
    found = {name: tuple(parameter.shape) for name, parameter in model.named_parameters()}
    missing, extra = sorted(shapes.keys() - found.keys()), sorted(found.keys() - shapes.keys())
    assert_equal(missing, [], what=f"the parameters that are missing in {what}")
    assert_equal(extra, [], what=f"the parameters that nobody expects in {what}")
    for name in sorted(shapes):
        assert_equal(found.get(name), shapes[name], what=f"the shape of {name} in {what}")


def silenced(model):
    """The model, but no sub-layer gives anything: what comes in, norms alone go over."""
    for name, parameter in model.named_parameters():
        if "out_proj" in name or "linear2" in name:
            parameter.data = 0 * parameter.data
    return model


def all_ones(weight):
    """Vectors with which ids 1, 2, 3, … at positions 0, 1, 2, … become nothing but ones."""
    vocab_size, d_model = weight.shape
    ids = np.arange(vocab_size - 1)[None]
    waves = embedded(np.zeros((vocab_size, d_model)), ids)[0]
    return np.concatenate([waves[:1], 1 - waves]) / math.sqrt(d_model)


def assert_dropped_once(rows, what):
    """Each number was dropped, or kept and scaled: the norms leave two values in a row."""
    lowest, highest = (f(rows, axis=-1, keepdims=True) for f in (np.min, np.max))
    low, high = (np.abs(rows - end) < 1e-6 for end in (lowest, highest))
    assert_equal(bool((low | high).all()), True, what=f"whether each 1 {what} is dropped or scaled")
    assert_number(round(float((low & ~high).mean()), 1), 0.4,
                  what=f"the fraction of the ones {what} that is dropped, to one decimal")


def moves(function, *arguments, by=0.0):
    """True if two calls give numbers that differ by more than that."""
    return bool(np.abs(function(*arguments).data - function(*arguments).data).max() > by)


@grades("Transformer.__init__")
def test_every_part_and_every_layer_has_weights_of_its_own(answer, rng):
    model = model_of(answer, rng=rng)

    assert_parameters(model, model_shapes(), "a Transformer of two layers")
    for num_layers in (LAYERS, 1):
        model = model_of(answer, num_layers=num_layers, rng=rng)
        found = len(model.encoder.layers), len(model.decoder.layers)
        what = f"the number of layers in encoder and decoder, num_layers={num_layers}"
        assert_equal(found, (num_layers, num_layers), what=what)


@grades("Transformer.__init__")
def test_two_languages_have_two_tables_though_they_know_as_many_words(answer, rng):
    sizes = {"d_model": D_MODEL, "num_heads": HEADS, "d_ff": D_FF, "num_layers": 1}
    model = answer.Transformer(TGT_VOCAB, TGT_VOCAB, **sizes, rng=rng)

    found = sorted(name for name, _ in model.named_parameters() if "embedding" in name)
    what = "the names of the embeddings' weights, both vocabularies of one size"
    assert_equal(found, ["src_embedding.weight", "tgt_embedding.weight"], what=what)


@grades("Transformer.__init__")
def test_a_pre_norm_model_has_two_norms_more_and_bias_adds_biases(answer, rng):
    for norm_first, bias in ((True, False), (False, True)):
        options = {"norm_first": norm_first, "bias": bias}
        model = model_of(answer, **options, rng=rng)

        what = f"a Transformer with norm_first={norm_first}, bias={bias}"
        assert_parameters(model, model_shapes(**options), what)


@grades("Transformer.__init__")
def test_the_generator_draws_other_weights_for_every_part(answer):
    def weights(seed):
        # One vocabulary size for both, so that the two embeddings could be alike.
        sizes = {"d_model": D_MODEL, "num_heads": HEADS, "d_ff": D_FF, "num_layers": LAYERS}
        rng = np.random.default_rng(seed)
        made = answer.Transformer(TGT_VOCAB, TGT_VOCAB, **sizes, rng=rng)
        return {name: parameter.data for name, parameter in sorted(made.named_parameters())
                if parameter.ndim == 2}

    first, again, elsewhere = weights(7), weights(7), weights(8)
    same = [name for name in first if np.array_equal(first[name], elsewhere.get(name))]
    assert_equal(same, [], what="the weights that are the same for another seed")
    other = [name for name in first if not np.array_equal(first[name], again.get(name))]
    assert_equal(other, [], what="the weights that differ although the seed is the same")
    # The layers of one stack may begin as copies of one another, as they do in torch.
    part = {name: re.sub(r"layers\.\d+", "layers", name) for name in first}
    # The head's weight could be a table turned round.
    alike = [[name, twin] for name in first for twin in first
             if name < twin and part[name] != part[twin]
             and (np.array_equal(first[name], first[twin])
                  or np.array_equal(first[name], first[twin].T))]
    assert_equal(alike, [], what="the pairs of weights that start with the same numbers")


@grades("Transformer.__init__")
def test_a_model_knows_its_padding(answer, rng):
    for pad_id in (3, 0):
        found = model_of(answer, pad_id=pad_id, rng=rng).pad_id
        assert_equal(found, pad_id, what=f"pad_id of a model made with pad_id={pad_id}")


@grades("Transformer.__init__")
def test_a_model_reads_and_writes_up_to_max_len_words(answer, rng):
    for max_len in (3, 515):
        sizes = {"d_model": 4, "num_heads": 1, "num_layers": 1, "max_len": max_len}
        model = model_of(answer, **sizes, rng=rng).eval()
        ids = np.ones((1, max_len), int)

        memory = model.encode(ids)
        logits = model.decode(ids, memory[:, :2], ids[:, :2])

        what = f"words of the maximal length, {max_len}"
        assert_equal(memory.shape[1], max_len, what=f"the number of encoded {what}")
        assert_equal(logits.shape[1], max_len, what=f"the number of decoded {what}")


@grades("Transformer.__init__")
def test_a_sentence_longer_than_max_len_is_refused(answer, rng):
    sizes = {"d_model": 4, "num_heads": 1, "num_layers": 1}
    for max_len, options in ((3, {"max_len": 3}), (512, {})):
        model = answer.Transformer(SRC_VOCAB, TGT_VOCAB, **sizes, **options, rng=rng).eval()
        ids, few = np.ones((1, max_len + 1), int), np.ones((1, 2), int)
        memory = model.encode(few)

        what = f"{max_len + 1} words, options {options}"
        assert_refuses(lambda model=model, ids=ids: model.encode(ids), ValueError,
                       what=f"a source of {what}",
                       accepted=lambda model=model, ids=ids: model.encode(ids[:, :-1]))
        assert_refuses(
            lambda model=model, ids=ids, memory=memory, few=few: model.decode(ids, memory, few),
            ValueError, what=f"a target of {what}",
            accepted=lambda model=model, memory=memory, few=few: model.decode(few, memory, few),
        )


@grades("Transformer.__init__")
def test_what_nobody_asks_for_is_as_in_the_paper(answer, rng):
    small = {"d_model": 16, "num_heads": 2, "d_ff": 3, "num_layers": 1, "max_len": 4}

    def without(name):
        sizes = {option: size for option, size in small.items() if option != name}
        return answer.Transformer(SRC_VOCAB, TGT_VOCAB, **sizes, rng=rng).eval()

    layers, heads, wide = (without(name) for name in ("num_layers", "num_heads", "d_ff"))
    memory = without("max_len").encode(np.ones((1, 512), int))

    found = [len(layers.encoder.layers), len(layers.decoder.layers)]
    assert_equal(found, [6, 6], what="the layers on both sides, without num_layers")
    found = heads.decoder.layers[0].cross_attn.num_heads
    assert_equal(found, 8, what="the heads, without num_heads")
    found = wide.encoder.layers[0].feed_forward.linear1.weight.shape[1]
    assert_equal(found, 2048, what="the width of the feed-forward, without d_ff")
    assert_equal(memory.shape[1], 512, what="the encoded words, of 512, without max_len")
    found = without("d_model").head.weight.shape[0]
    assert_equal(found, 512, what="the width of the vectors, without d_model")


@grades("Transformer.encode")
def test_the_source_is_embedded_scaled_placed_and_encoded(answer, rng):
    assert_encoded(answer, rng, source(rng), "what encode gives")


@grades("Transformer.encode")
def test_encode_is_right_in_pre_norm_and_with_bias(answer, rng):
    for norm_first, bias in ((True, False), (False, True), (True, True)):
        what = f"what encode gives with norm_first={norm_first}, bias={bias}"
        assert_encoded(answer, rng, source(rng), what, norm_first=norm_first, bias=bias)


@grades("Transformer.encode")
def test_encode_is_right_where_all_sizes_are_equal(answer, rng):
    # Three sentences of three words: here axes of the masks that traded places would not crash.
    what = "what encode gives for three sentences of three words"
    assert_encoded(answer, rng, source(rng, real=SRC_REAL[:, 1:4]), what)


@grades("Transformer.encode")
def test_encode_is_right_without_any_padding_and_for_a_single_word(answer, rng):
    for batch, src in ((2, SRC), (2, 1), (1, 1)):
        src_ids = source(rng, real=np.ones((batch, src), bool))
        assert_encoded(answer, rng, src_ids, f"what encode gives for ({batch}, {src}) ids")


@grades("Transformer.encode")
def test_another_pad_id_is_hidden_and_0_is_a_word(answer, rng):
    assert_encoded(answer, rng, source(rng, pad_id=3), "what encode gives with pad_id=3", pad_id=3)


@grades("Transformer.encode")
def test_padding_in_the_source_never_changes_a_real_word(answer, rng):
    numbers = drawn(rng)
    src_ids = source(rng)
    model = model_with(answer, numbers)
    before = model.encode(src_ids).data.copy()

    model.src_embedding.weight.data[0] = 5 * rng.standard_normal(D_MODEL)
    after = model.encode(src_ids)
    longer = model.encode(np.pad(src_ids, ((0, 0), (0, 2))))

    given = {"src_ids": src_ids}
    what = "the real words after the vector of <pad> has changed"
    assert_tensor(after[SRC_REAL], before[SRC_REAL], what=what, axes="words d_model", given=given)
    what = "the real words after the batch was padded further"
    assert_tensor(longer[:, :SRC][SRC_REAL], before[SRC_REAL], what=what, axes="words d_model",
                  given=given)


@grades("Transformer.encode")
def test_a_sentence_is_read_alike_alone_and_in_a_batch(answer, rng):
    src_ids = source(rng)
    model = model_with(answer, drawn(rng))

    together = model.encode(src_ids)
    alone = model.encode(src_ids[1:2, :3])

    what = "a sentence of three words, padded in a batch"
    assert_tensor(together[1, :3], alone.data[0], what=what, axes="src d_model")


@grades("Transformer.encode")
def test_every_word_of_the_source_reaches_the_first_and_its_place_counts(answer, rng):
    model = model_with(answer, drawn(rng))
    ids = np.full((1, MAX_LEN), 5)
    before = model.encode(ids).data.copy()

    what = "whether one word at two places becomes two vectors"
    assert_equal(bool(np.abs(before[0, 0] - before[0, 1]).max() > 1e-6), True, what=what)
    for place in range(1, MAX_LEN):
        other = ids.copy()
        other[0, place] = 7
        moved = np.abs(model.encode(other).data[0, 0] - before[0, 0]).max() > 1e-9
        what = f"whether the first word hears of word {place}"
        assert_equal(bool(moved), True, what=what)


@grades("Transformer.encode")
def test_encode_drops_out_in_training_after_the_positions_and_in_the_encoder(answer, rng):
    src_ids = source(rng)
    for title, options in (("dropout=0.4", {"dropout": 0.4}), ("dropout left as it is", {})):
        model = model_of(answer, rng=rng, **options)

        model.encoder.eval()
        dropped = model.encode(src_ids).data.copy()
        whole = model.eval().encode(src_ids).data
        what = f"whether dropout changes what goes into the encoder, {title}"
        assert_equal(bool(np.abs(dropped - whole).max() > 0.0), True, what=what)
        model.train()
        model.encoder.eval()
        what = "whether what goes into the encoder is dropped out in training"
        assert_equal(moves(model.encode, src_ids), True, what=f"{what}, {title}")
        model.eval()
        model.encoder.train()
        what = "whether the encoder drops out in training"
        assert_equal(moves(model.encode, src_ids), True, what=f"{what}, {title}")
        model.eval()
        what = "whether encode drops out in eval mode"
        assert_equal(moves(model.encode, src_ids), False, what=f"{what}, {title}")

    model = model_of(answer, dropout=0.4, rng=rng)
    model.encoder.eval()
    words = model.src_embedding.weight.data
    model.src_embedding.weight.data = 1e6 * words
    what = "whether the vectors of the words are dropped out"
    assert_equal(moves(model.encode, src_ids, by=1e-2), True, what=what)
    model.src_embedding.weight.data = 0.0 * words
    what = "whether the positions are dropped out"
    assert_equal(moves(model.encode, src_ids, by=1e-2), True, what=what)


@grades("Transformer.encode")
def test_a_vector_and_its_position_are_dropped_together(answer, rng):
    model = model_of(answer, dropout=0.4, rng=rng)
    model.encoder.eval()
    # The sine of 0 is 0, its cosine 1: with these vectors the first sum is nothing but zeros.
    first = -(np.arange(D_MODEL) % 2) / math.sqrt(D_MODEL)
    model.src_embedding.weight.data = np.tile(first, (SRC_VOCAB, 1))

    what = "whether dropout makes a difference where word and position cancel each other"
    moved = moves(model.encode, np.full((BATCH, 1), 5), by=1e-2)
    assert_equal(moved, False, what=what)


@grades("Transformer.encode")
def test_dropout_falls_once_on_what_goes_into_the_encoder_and_with_its_p(answer, rng):
    # One layer: norm upon norm would make something of what rounding leaves in a row of ones.
    model = silenced(model_of(answer, dropout=0.4, num_layers=1, rng=rng))
    model.src_embedding.weight.data = all_ones(model.src_embedding.weight.data)
    model.encoder.eval()

    memory = model.encode(np.tile(np.arange(1, MAX_LEN + 1), (30, 1)))

    assert_dropped_once(np.asarray(memory.data), "on the way into the encoder")


@grades("Transformer.encode")
def test_encode_keeps_float32_changes_nothing_and_repeats_itself(answer, rng):
    numbers = drawn(rng, bias=True)
    src_ids = source(rng)
    want = encode_by_definition(numbers, src_ids)[SRC_REAL].astype(np.float32)
    model = model_with(answer, numbers, bias=True).astype(np.float32)

    given = src_ids.copy()
    memory = model.encode(given)
    model.encode(source(rng, real=SRC_REAL[::-1]))
    again = model.encode(given)

    axes = "words d_model"
    assert_tensor(memory[SRC_REAL], want, what="what encode gives in float32", axes=axes)
    assert_array(given, src_ids, what="src_ids after the call", axes="batch src")
    assert_tensor(again[SRC_REAL], want, what="what encode gives in a later call", axes=axes)

    numbers["src_embedding.weight"] = numbers["src_embedding.weight"][::-1]
    model.src_embedding.weight.data = numbers["src_embedding.weight"].astype(np.float32)
    want = encode_by_definition(numbers, src_ids)[SRC_REAL].astype(np.float32)
    what = "what encode gives after the weights have changed"
    assert_tensor(model.encode(given)[SRC_REAL], want, what=what, axes=axes)


@grades("Transformer.encode")
def test_gradients_reach_the_source_embedding_and_the_encoder(answer, rng):
    src_ids = source(rng)
    for mode in ("training", "eval mode"):
        model = model_with(answer, drawn(rng, **NARROW), dropout=0.0, **NARROW)
        model.train(mode == "training")
        some = {"src_embedding.weight": model.src_embedding.weight,
                "linear1.bias of layer 0": model.encoder.layers[0].feed_forward.linear1.bias}

        assert_gradients(lambda model=model: model.encode(src_ids)[SRC_REAL],
                         what=f"encode in {mode}", parameters=some)


@grades("Transformer.decode")
def test_the_target_is_embedded_scaled_placed_decoded_and_read_out(answer, rng):
    assert_decoded(answer, rng, target(rng), source(rng), "what decode gives")


@grades("Transformer.decode")
def test_decode_is_right_in_pre_norm_and_with_bias(answer, rng):
    for norm_first, bias in ((True, False), (False, True), (True, True)):
        what = f"what decode gives with norm_first={norm_first}, bias={bias}"
        options = {"norm_first": norm_first, "bias": bias}
        assert_decoded(answer, rng, target(rng), source(rng), what, **options)


@grades("Transformer.decode")
def test_decode_is_right_where_all_sizes_are_equal(answer, rng):
    # Three sentences of three words on both sides: here exchanged masks would not crash.
    tgt_ids, src_ids = target(rng, real=TGT_REAL[:, :3]), source(rng, real=SRC_REAL[:, 1:4])
    what = "what decode gives for three sentences of three words"
    assert_decoded(answer, rng, tgt_ids, src_ids, what)


@grades("Transformer.decode")
def test_decode_is_right_without_any_padding_and_for_a_single_word(answer, rng):
    for tgt, src in ((TGT, SRC), (1, SRC), (TGT, 1)):
        tgt_ids = target(rng, real=np.ones((2, tgt), bool))
        src_ids = source(rng, real=np.ones((2, src), bool))
        what = f"what decode gives for a target of {tgt} and a source of {src} word(s)"
        assert_decoded(answer, rng, tgt_ids, src_ids, what)


@grades("Transformer.decode")
def test_decode_hides_another_pad_id_on_both_sides(answer, rng):
    tgt_ids, src_ids = target(rng, pad_id=3), source(rng, pad_id=3)
    assert_decoded(answer, rng, tgt_ids, src_ids, "what decode gives with pad_id=3", pad_id=3)


@grades("Transformer.decode")
def test_no_position_sees_a_word_of_the_target_after_it(answer, rng):
    numbers = drawn(rng)
    tgt_ids, src_ids = target(rng), source(rng)
    memory = rng.standard_normal((BATCH, SRC, D_MODEL))
    want = decode_by_definition(numbers, tgt_ids, memory, src_ids)
    model = model_with(answer, numbers)

    for place in range(1, TGT):
        other = tgt_ids.copy()
        other[:, place:] = TGT_VOCAB - 1
        logits = model.decode(other, Tensor(memory), src_ids)
        before = TGT_REAL[:, :place]
        what = f"the logits before position {place}, after all words from there on have changed"
        assert_tensor(logits[:, :place][before], want[:, :place][before], what=what,
                      axes="words vocab", given={"tgt_ids": other})


@grades("Transformer.decode")
def test_every_real_word_of_the_target_reaches_those_behind_it_and_its_place_counts(answer, rng):
    model = model_with(answer, drawn(rng))
    ids, src_ids = np.full((1, MAX_LEN), 5), np.full((1, 2), 4)
    memory = Tensor(rng.standard_normal((1, 2, D_MODEL)))
    before = model.decode(ids, memory, src_ids).data.copy()

    what = "whether one word at two places gives two rows of logits"
    assert_equal(bool(np.abs(before[0, 0] - before[0, 1]).max() > 1e-6), True, what=what)
    for place in range(MAX_LEN):
        other = ids.copy()
        other[0, place] = 7
        change = model.decode(other, memory, src_ids).data[0, -1] - before[0, -1]
        what = f"whether the last of {MAX_LEN} words hears of word {place}"
        assert_equal(bool(np.abs(change).max() > 1e-9), True, what=what)


@grades("Transformer.decode")
def test_padding_in_source_and_target_never_changes_a_real_position(answer, rng):
    numbers = drawn(rng)
    tgt_ids, src_ids = target(rng), source(rng)
    memory = rng.standard_normal((BATCH, SRC, D_MODEL))
    model = model_with(answer, numbers)
    before = model.decode(tgt_ids, Tensor(memory), src_ids).data.copy()
    given = {"tgt_ids": tgt_ids, "src_ids": src_ids}

    memory[~SRC_REAL] = 5 * rng.standard_normal(memory[~SRC_REAL].shape)
    after = model.decode(tgt_ids, Tensor(memory), src_ids)
    model.tgt_embedding.weight.data[0] = 5 * rng.standard_normal(D_MODEL)
    later = model.decode(tgt_ids, Tensor(memory), src_ids)

    what = "the logits of real positions after the memory of padding has changed"
    assert_tensor(after[TGT_REAL], before[TGT_REAL], what=what, axes="words vocab", given=given)
    what = "the logits of real positions after the vector of <pad> has changed, too"
    assert_tensor(later[TGT_REAL], before[TGT_REAL], what=what, axes="words vocab", given=given)


@grades("Transformer.decode")
def test_decode_drops_out_in_training_after_the_positions_and_in_the_decoder(answer, rng):
    tgt_ids, src_ids = target(rng), source(rng)
    memory = Tensor(rng.standard_normal((BATCH, SRC, D_MODEL)))
    model = model_of(answer, dropout=0.4, rng=rng)

    def decoded():
        return model.decode(tgt_ids, memory, src_ids)

    model.decoder.eval()
    dropped = decoded().data.copy()
    whole = model.eval().decode(tgt_ids, memory, src_ids).data
    what = "whether dropout changes what goes into the decoder"
    assert_equal(bool(np.abs(dropped - whole).max() > 0.0), True, what=what)
    model.train()
    model.decoder.eval()
    what = "whether what goes into the decoder is dropped out in training"
    assert_equal(moves(decoded), True, what=what)
    words = model.tgt_embedding.weight.data
    model.tgt_embedding.weight.data = 1e6 * words
    what = "whether the vectors of the target's words are dropped out"
    assert_equal(moves(decoded, by=1e-2), True, what=what)
    model.tgt_embedding.weight.data = 0.0 * words
    what = "whether the positions of the target are dropped out"
    assert_equal(moves(decoded, by=1e-2), True, what=what)
    model.eval()
    model.decoder.train()
    assert_equal(moves(decoded), True, what="whether the decoder drops out in training")
    model.eval()
    assert_equal(moves(decoded), False, what="whether decode drops out in eval mode")


@grades("Transformer.decode")
def test_dropout_falls_once_on_what_goes_into_the_decoder_and_with_its_p(answer, rng):
    model = silenced(model_of(answer, dropout=0.4, num_layers=1, rng=rng))
    model.tgt_embedding.weight.data = all_ones(model.tgt_embedding.weight.data)
    # The head shows the first numbers of each vector as they are.
    model.head.weight.data = np.eye(D_MODEL, TGT_VOCAB)
    model.head.bias.data = np.zeros(TGT_VOCAB)
    model.decoder.eval()
    memory = Tensor(rng.standard_normal((30, 2, D_MODEL)))

    ids = np.tile(np.arange(1, MAX_LEN + 1), (30, 1))
    logits = model.decode(ids, memory, np.ones((30, 2), int))

    assert_dropped_once(np.asarray(logits.data), "on the way through the decoder")


@grades("Transformer.decode")
def test_decode_keeps_float32_changes_nothing_and_repeats_itself(answer, rng):
    numbers = drawn(rng, norm_first=True)
    tgt_ids, src_ids = target(rng), source(rng)
    memory = rng.standard_normal((BATCH, SRC, D_MODEL)).astype(np.float32)
    logits_wanted = decode_by_definition(numbers, tgt_ids, memory, src_ids, norm_first=True)
    want = logits_wanted[TGT_REAL].astype(np.float32)
    model = model_with(answer, numbers, norm_first=True).astype(np.float32)

    given, read, tensor = tgt_ids.copy(), src_ids.copy(), Tensor(memory.copy())
    logits = model.decode(given, tensor, read)
    elsewhere = target(rng, real=TGT_REAL[::-1]), source(rng, real=SRC_REAL[::-1])
    model.decode(elsewhere[0], Tensor(memory[::-1].copy()), elsewhere[1])
    again = model.decode(given, tensor, read)

    axes = "words vocab"
    assert_tensor(logits[TGT_REAL], want, what="what decode gives in float32", axes=axes)
    assert_array(given, tgt_ids, what="tgt_ids after the call", axes="batch tgt")
    assert_array(read, src_ids, what="src_ids after the call", axes="batch src")
    assert_array(tensor.data, memory, what="memory after the call", axes=MEMORY_AXES)
    assert_tensor(again[TGT_REAL], want, what="what decode gives in a later call", axes=axes)


@grades("Transformer.decode")
def test_gradients_reach_the_memory_the_target_embedding_and_the_head(answer, rng):
    tgt_ids, src_ids = target(rng), source(rng)
    memory = rng.standard_normal((BATCH, SRC, NARROW["d_model"]))
    model = model_with(answer, drawn(rng, **NARROW), **NARROW)
    some = {"tgt_embedding.weight": model.tgt_embedding.weight, "head.bias": model.head.bias}

    assert_gradients(lambda memory: model.decode(tgt_ids, memory, src_ids)[TGT_REAL], memory,
                     what="decode", names=["memory"], parameters=some)


@grades("Transformer.forward")
def test_the_whole_model_predicts_what_the_definition_says(answer, rng):
    for norm_first in (False, True):
        what = f"what the model predicts, norm_first={norm_first}"
        assert_predicted(answer, rng, source(rng), target(rng), what, norm_first=norm_first)


@grades("Transformer.forward")
def test_the_whole_model_is_right_where_all_sizes_are_equal(answer, rng):
    src_ids, tgt_ids = source(rng, real=SRC_REAL[:, 1:4]), target(rng, real=TGT_REAL[:, :3])
    what = "what the model predicts for three sentences of three words"
    assert_predicted(answer, rng, src_ids, tgt_ids, what)


@grades("Transformer.forward")
def test_a_single_pair_may_be_padded_too(answer, rng):
    src_ids, tgt_ids = source(rng, real=SRC_REAL[2:]), target(rng, real=TGT_REAL[1:2])
    assert_predicted(answer, rng, src_ids, tgt_ids, "what the model predicts for a single pair")


@grades("Transformer.forward")
def test_single_pairs_follow_one_another_though_their_padding_stands_elsewhere(answer, rng):
    numbers = drawn(rng)
    model = model_with(answer, numbers)
    for sentence in range(BATCH):
        src_ids = source(rng, real=SRC_REAL[sentence : sentence + 1])
        tgt_ids = target(rng, real=TGT_REAL[sentence : sentence + 1])

        logits = model(src_ids, tgt_ids)

        real, want = tgt_ids != 0, forward_by_definition(numbers, src_ids, tgt_ids)
        what = f"the predictions for pair {sentence} of three that come one by one"
        assert_tensor(logits[real], want[real], what=what, axes="words vocab",
                      given={"src_ids": src_ids, "tgt_ids": tgt_ids})


@grades("Transformer.forward")
def test_in_training_the_model_predicts_the_same_where_nothing_is_dropped(answer, rng):
    numbers = drawn(rng)
    src_ids, tgt_ids = source(rng), target(rng)
    want = forward_by_definition(numbers, src_ids, tgt_ids)[TGT_REAL]

    logits = model_with(answer, numbers, dropout=0.0).train()(src_ids, tgt_ids)

    what = "the predictions in training with dropout=0.0"
    assert_tensor(logits[TGT_REAL], want, what=what, axes="words vocab")


@grades("Transformer.forward")
def test_a_longer_pair_may_follow_a_shorter_one(answer, rng):
    numbers = drawn(rng)
    src_ids, tgt_ids = source(rng), target(rng)
    want = forward_by_definition(numbers, src_ids, tgt_ids)[TGT_REAL]
    model = model_with(answer, numbers)

    model(src_ids[:, :3], tgt_ids[:, :2])
    logits = model(src_ids, tgt_ids)

    what = "the predictions for sentences longer than those of the call before"
    assert_tensor(logits[TGT_REAL], want, what=what, axes="words vocab")


@grades("Transformer.forward")
def test_forward_agrees_with_encode_and_decode(answer, rng):
    src_ids, tgt_ids = source(rng, pad_id=3), target(rng, pad_id=3)
    model = model_with(answer, drawn(rng), pad_id=3)

    logits = model(src_ids, tgt_ids)
    again = model.decode(tgt_ids, model.encode(src_ids), src_ids)

    what = "decode(tgt_ids, encode(src_ids), src_ids) beside the model itself"
    assert_tensor(again[TGT_REAL], logits.data[TGT_REAL], what=what, axes="words vocab")


@grades("Transformer.forward")
def test_padding_on_either_side_of_both_never_changes_a_prediction(answer, rng):
    for pad_id in (0, 3):
        src_ids, tgt_ids = source(rng, pad_id), target(rng, pad_id)
        model = model_with(answer, drawn(rng), pad_id=pad_id)
        before = model(src_ids, tgt_ids).data.copy()

        for embedding in (model.src_embedding, model.tgt_embedding):
            embedding.weight.data[pad_id] = 5 * rng.standard_normal(D_MODEL)
        after = model(src_ids, tgt_ids)

        what = f"the predictions after both vectors of <pad>={pad_id} have changed"
        assert_tensor(after[TGT_REAL], before[TGT_REAL], what=what, axes="words vocab",
                      given={"src_ids": src_ids, "tgt_ids": tgt_ids})


@grades("Transformer.forward")
def test_a_pair_is_translated_alike_alone_and_in_a_batch(answer, rng):
    end = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 1, 0, 0, 0]], bool)
    src_ids, tgt_ids = source(rng, real=end), target(rng, real=end[:, 1:])
    model = model_with(answer, drawn(rng))

    together = model(src_ids, tgt_ids)
    alone = model(src_ids[1:2, :3], tgt_ids[1:2, :2])

    what = "the predictions for a pair of sentences, padded in a batch"
    assert_tensor(together[1, :2], alone.data[0], what=what, axes="tgt vocab")


@grades("Transformer.forward")
def test_a_sentence_of_nothing_but_padding_disturbs_no_other(answer, rng):
    numbers = drawn(rng)
    src_ids, tgt_ids = source(rng), target(rng)
    src_ids[0], tgt_ids[1] = 0, 0
    real = tgt_ids != 0
    real[0] = False

    logits = model_with(answer, numbers)(src_ids, tgt_ids)

    want = forward_by_definition(numbers, src_ids, tgt_ids)
    what = "the predictions beside a source and a target of nothing but padding"
    assert_tensor(logits[real], want[real], what=what, axes="words vocab")
    finite = bool(np.isfinite(logits.data).all())
    assert_equal(finite, True, what="whether all predictions are finite")


@grades("Transformer.forward")
def test_every_word_of_the_source_has_a_say_in_every_prediction(answer, rng):
    model = model_with(answer, drawn(rng))
    src_ids, tgt_ids = np.full((1, 3), 5), np.full((1, 2), 4)
    before = model(src_ids, tgt_ids).data.copy()

    for place in range(3):
        other = src_ids.copy()
        other[0, place] = 7
        change = np.abs(model(other, tgt_ids).data - before)[0].max(axis=-1)
        what = f"whether word {place} of the source has a say in each prediction"
        assert_equal([bool(most > 1e-9) for most in change], [True, True], what=what)


@grades("Transformer.forward")
def test_the_whole_model_drops_out_in_training_and_not_in_eval_mode(answer, rng):
    src_ids, tgt_ids = source(rng), target(rng)
    model = model_of(answer, dropout=0.4, rng=rng)

    assert_equal(moves(model, src_ids, tgt_ids), True,
                 what="whether the model drops out in training")
    model.eval()
    assert_equal(moves(model, src_ids, tgt_ids), False,
                 what="whether the model drops out in eval mode")
    model.train()
    assert_equal(moves(model, src_ids, tgt_ids), True,
                 what="whether the model drops out in training again")
    steady = model_of(answer, dropout=0.0, rng=rng)
    assert_equal(moves(steady, src_ids, tgt_ids), False,
                 what="whether a model with dropout=0.0 drops out in training")


@grades("Transformer.forward")
def test_a_call_keeps_float32_and_leaves_nothing_behind_for_the_next(answer, rng):
    numbers = drawn(rng)
    src_ids, tgt_ids = source(rng), target(rng)
    want = forward_by_definition(numbers, src_ids, tgt_ids)[TGT_REAL].astype(np.float32)
    model = model_with(answer, numbers).astype(np.float32)

    given = src_ids.copy(), tgt_ids.copy()
    model(source(rng, real=SRC_REAL[::-1]), target(rng, real=TGT_REAL[::-1]))
    logits = model(*given)

    what = "the predictions in float32, in a second call"
    assert_tensor(logits[TGT_REAL], want, what=what, axes="words vocab")
    assert_array(given[0], src_ids, what="src_ids after the call", axes="batch src")
    assert_array(given[1], tgt_ids, what="tgt_ids after the call", axes="batch tgt")


@grades("Transformer.forward")
def test_gradients_reach_both_ends_of_the_model(answer, rng):
    src_ids, tgt_ids = source(rng), target(rng)
    model = model_with(answer, drawn(rng, **NARROW), **NARROW)
    some = {"src_embedding.weight": model.src_embedding.weight, "head.weight": model.head.weight}

    assert_gradients(lambda: model(src_ids, tgt_ids)[TGT_REAL], what="the model", parameters=some)
