"""Graded tests of stage 09: multi-head attention."""

import math

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
BATCH, HEADS, D_K, QUERIES, KEYS = 2, 3, 4, 5, 7
D_MODEL = HEADS * D_K
# And then two axes, or all, have one size: there a wrong axis runs, and shows what it gives.
TWIN = 3

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")
HEAD_AXES = "batch num_heads seq d_k"
OUTPUT_AXES = "batch queries d_model"
WEIGHT_AXES = "batch num_heads queries keys"


def split_by_definition(x, num_heads):
    """heads[b, h, s, c] = x[b, s, h · d_k + c]"""
    batch, seq, d_model = x.shape
    d_k = d_model // num_heads
    heads = np.empty((batch, num_heads, seq, d_k))
    for b, h, s, c in np.ndindex(heads.shape):
        heads[b, h, s, c] = x[b, s, h * d_k + c]
    return heads


def merge_by_definition(heads):
    """x[b, s, h · d_k + c] = heads[b, h, s, c]"""
    batch, num_heads, seq, d_k = heads.shape
    x = np.empty((batch, seq, num_heads * d_k))
    for b, h, s, c in np.ndindex(heads.shape):
        x[b, s, h * d_k + c] = heads[b, h, s, c]
    return x


def times(x, weight, bias):
    """y_j = Σ_i x_i W_ij + b_j, for one vector."""
    x, columns = [float(number) for number in x], weight.T.tolist()
    sums = [sum(a * w for a, w in zip(x, column, strict=True)) for column in columns]
    return [total + b for total, b in zip(sums, bias.tolist(), strict=True)]


def shares(scores, allowed):
    """Softmax of one row over the allowed keys; 0 for the others."""
    largest = max(score for score, may in zip(scores, allowed, strict=True) if may)
    e = [math.exp(s - largest) if may else 0.0 for s, may in zip(scores, allowed, strict=True)]
    return [one / sum(e) for one in e]


def attention_by_definition(layer, query, key, value, num_heads, attn_mask=None):
    """Head by head, query by query: output and weights. ``layer`` is a dict of (weight, bias)."""
    batch, queries, d_model = query.shape
    keys, d_k = key.shape[1], d_model // num_heads
    allowed = np.broadcast_to(True if attn_mask is None else attn_mask, (batch, queries, keys))
    output, weights = np.empty(query.shape), np.empty((batch, num_heads, queries, keys))
    for b in range(batch):
        q = [times(word, *layer["q_proj"]) for word in query[b]]
        k = [times(word, *layer["k_proj"]) for word in key[b]]
        v = [times(word, *layer["v_proj"]) for word in value[b]]
        for i in range(queries):
            found = []
            for h in range(num_heads):
                own = range(h * d_k, h * d_k + d_k)
                scores = [sum(q[i][c] * word[c] for c in own) / math.sqrt(d_k) for word in k]
                weights[b, h, i] = row = shares(scores, allowed[b, i].tolist())
                found += [sum(row[j] * v[j][c] for j in range(keys)) for c in own]
            output[b, i] = times(found, *layer["out_proj"])
    return output, weights


def numbers(rng, d_model, *, bias=False):
    """The numbers of a layer: (weight, bias) of each projection."""
    return {
        name: (
            1.5 * rng.standard_normal((d_model, d_model)) / math.sqrt(d_model),
            rng.standard_normal(d_model) if bias else np.zeros(d_model),
        )
        for name in PROJECTIONS
    }


def layer_with(answer, layer, num_heads, *, bias=False):
    """A MultiHeadAttention of the answer that holds these numbers."""
    d_model = len(layer["q_proj"][0])
    made = answer.MultiHeadAttention(d_model, num_heads, bias=bias, rng=np.random.default_rng(1))
    for name, (weight, offset) in layer.items():
        projection = getattr(made, name)
        projection.weight.data = weight.copy()
        if bias:
            projection.bias.data = offset.copy()
    return made


def inputs(rng, batch=BATCH, queries=QUERIES, keys=KEYS, d_model=D_MODEL):
    """A query, and a key and a value that are two different things of another length."""
    query = rng.standard_normal((batch, queries, d_model))
    key = rng.standard_normal((batch, keys, d_model))
    value = rng.standard_normal((batch, keys, d_model))
    return query, key, value


def random_mask(rng, *shape):
    """About two in three keys allowed, the first always, the last never for the first query."""
    mask = rng.random(shape) < 0.65
    mask[..., 0] = True
    mask[..., 0, -1] = False
    return mask


def assert_attention(answer, rng, query, key, value, num_heads, what, attn_mask=None, bias=False):
    """The answer's output and weights on these inputs are those of the definition."""
    layer = numbers(rng, query.shape[-1], bias=bias)
    want_output, want_weights = attention_by_definition(
        layer, query, key, value, num_heads, attn_mask
    )

    made = layer_with(answer, layer, num_heads, bias=bias)
    mask = None if attn_mask is None else attn_mask.copy()
    # What is one array is one Tensor: in self-attention all three are, in a decoder the last two.
    tensors = {id(array): Tensor(array) for array in (query, key, value)}
    output, weights = made(*(tensors[id(array)] for array in (query, key, value)), attn_mask=mask)

    given = {"query": query} if attn_mask is None else {"query": query, "attn_mask": attn_mask}
    assert_tensor(weights, want_weights, what=f"the weights of {what}", axes=WEIGHT_AXES,
                  given=given)
    assert_tensor(output, want_output, what=f"the output of {what}", axes=OUTPUT_AXES,
                  given=given)


def assert_memory_is_looked_at_anew(answer, rng):
    """In every call, and after every step; key and value are one object, as in a decoder."""
    query, one, other = inputs(rng)
    before, after = numbers(rng, D_MODEL), numbers(rng, D_MODEL)
    layer, memory = layer_with(answer, before, HEADS), Tensor(one)

    first, _ = layer(Tensor(query), memory, memory)
    second, _ = layer(Tensor(query), *[Tensor(other)] * 2)
    layer(Tensor(query), memory, memory)
    for name, (weight, _) in after.items():
        getattr(layer, name).weight.data = weight.copy()
    third, _ = layer(Tensor(query), memory, memory)

    what, axes = "the output for {}", OUTPUT_AXES
    want, _ = attention_by_definition(before, query, one, one, HEADS)
    assert_tensor(first, want, what=what.format("a memory"), axes=axes)
    want, _ = attention_by_definition(before, query, other, other, HEADS)
    assert_tensor(second, want, what=what.format("another memory"), axes=axes)
    want, _ = attention_by_definition(after, query, one, one, HEADS)
    what = what.format("the first memory again, after the weights changed")
    assert_tensor(third, want, what=what, axes=axes)


@grades("split_heads")
def test_each_head_gets_its_own_part_of_every_word(answer, rng):
    x = rng.standard_normal((BATCH, QUERIES, D_MODEL))

    heads = answer.split_heads(Tensor(x), HEADS)

    want = split_by_definition(x, HEADS)
    assert_tensor(heads, want, what="split_heads(x, 3)", axes=HEAD_AXES, given={"x": x})


@grades("split_heads")
def test_heads_are_split_right_whatever_the_sizes(answer, rng):
    for batch, seq, num_heads, d_k in [
        (TWIN, TWIN, TWIN, TWIN), (1, 1, HEADS, D_K), (BATCH, KEYS, 1, D_K), (1, KEYS, 6, 1),
    ]:
        x = rng.standard_normal((batch, seq, num_heads * d_k))

        heads = answer.split_heads(Tensor(x), num_heads)

        what = f"split_heads(x, {num_heads}) of a batch of {batch}, {seq} words"
        want = split_by_definition(x, num_heads)
        assert_tensor(heads, want, what=what, axes=HEAD_AXES, given={"x": x})


@grades("split_heads")
def test_a_width_that_cannot_be_dealt_out_evenly_is_not_split(answer, rng):
    x = Tensor(rng.standard_normal((BATCH, QUERIES, D_MODEL)))

    assert_refuses(lambda: answer.split_heads(x, 5), ValueError,
                   what="split_heads for 5 heads of a width of 12",
                   accepted=lambda: answer.split_heads(x, 6))


@grades("merge_heads")
def test_the_heads_of_a_word_are_laid_side_by_side_again(answer, rng):
    heads = rng.standard_normal((BATCH, HEADS, QUERIES, D_K))

    merged = answer.merge_heads(Tensor(heads))

    want, axes = merge_by_definition(heads), "batch seq d_model"
    assert_tensor(merged, want, what="merge_heads(heads)", axes=axes, given={"heads": heads})


@grades("merge_heads")
def test_heads_are_merged_right_whatever_the_sizes(answer, rng):
    for batch, seq, num_heads, d_k in [
        (TWIN, TWIN, TWIN, TWIN), (1, 1, HEADS, D_K), (BATCH, KEYS, 1, D_K), (1, KEYS, 6, 1),
    ]:
        heads = rng.standard_normal((batch, num_heads, seq, d_k))

        merged = answer.merge_heads(Tensor(heads))

        want, axes = merge_by_definition(heads), "batch seq d_model"
        what = f"merge_heads(heads) of a batch of {batch}, {num_heads} head(s), {seq} words"
        assert_tensor(merged, want, what=what, axes=axes, given={"heads": heads})


@grades("merge_heads")
def test_splitting_and_merging_keep_float32_and_leave_their_input_alone(answer, rng):
    x = rng.standard_normal((BATCH, KEYS, D_MODEL)).astype(np.float32)
    parts = rng.standard_normal((BATCH, HEADS, KEYS, D_K)).astype(np.float32)
    tensor, heads = Tensor(x.copy()), Tensor(parts.copy())

    split, merged = answer.split_heads(tensor, HEADS), answer.merge_heads(heads)

    want_split = split_by_definition(x, HEADS).astype(np.float32)
    want_merged = merge_by_definition(parts).astype(np.float32)
    axes = "batch seq d_model"
    assert_tensor(split, want_split, what="split_heads(x, 3) of float32", axes=HEAD_AXES)
    assert_array(tensor.data, x, what="x after split_heads", axes=axes)
    assert_tensor(merged, want_merged, what="merge_heads(heads) of float32", axes=axes)
    assert_array(heads.data, parts, what="heads after merge_heads", axes=HEAD_AXES)


@grades("merge_heads")
def test_splitting_and_merging_pass_gradients_back(answer, rng):
    x = rng.standard_normal((BATCH, 1, HEADS * D_K))
    heads = rng.standard_normal((BATCH, HEADS, QUERIES, 1))

    assert_gradients(lambda x: answer.split_heads(x, HEADS), x, what="split_heads", names=["x"])
    assert_gradients(answer.merge_heads, heads, what="merge_heads", names=["heads"])


@grades("MultiHeadAttention.__init__")
def test_the_four_projections_are_the_parameters_all_of_full_width(answer, rng):
    layer = answer.MultiHeadAttention(D_MODEL, HEADS, rng=rng)

    shapes = {name: parameter.shape for name, parameter in layer.named_parameters()}
    names = [f"{name}.weight" for name in sorted(PROJECTIONS)]
    assert_equal(sorted(shapes), names, what="the list of the parameters")
    for name in names:
        what = f"the shape of {name} in MultiHeadAttention(12, 3)"
        assert_equal(shapes[name], (D_MODEL, D_MODEL), what=what)
    assert_equal(layer.num_heads, HEADS, what="num_heads of MultiHeadAttention(12, 3)")


@grades("MultiHeadAttention.__init__")
def test_bias_true_gives_each_of_the_four_projections_one(answer, rng):
    layer = answer.MultiHeadAttention(D_MODEL, HEADS, bias=True, rng=rng)

    shapes = {name: parameter.shape for name, parameter in layer.named_parameters()}
    names = [f"{name}.{part}" for name in sorted(PROJECTIONS) for part in ("bias", "weight")]
    assert_equal(sorted(shapes), names, what="the list of the parameters with bias=True")
    for name in PROJECTIONS:
        assert_equal(shapes[f"{name}.bias"], (D_MODEL,), what=f"the shape of {name}.bias")


@grades("MultiHeadAttention.__init__")
def test_a_second_layer_with_fewer_heads_leaves_the_first_as_it_was(answer, rng):
    tensors = [Tensor(array) for array in inputs(rng, queries=3, keys=2, d_model=6)]

    made = layer_with(answer, numbers(rng, 6), 3)
    _, before = made(*tensors)
    answer.MultiHeadAttention(6, 2, rng=rng)
    _, weights = made(*tensors)

    what = "the weights of the first layer, after a second was made"
    assert_tensor(weights, before.data, what=what, axes=WEIGHT_AXES)


@grades("MultiHeadAttention.__init__")
def test_the_generator_draws_other_weights_for_each_projection(answer):
    def drawn(seed):
        layer = answer.MultiHeadAttention(D_MODEL, HEADS, rng=np.random.default_rng(seed))
        return [getattr(layer, name).weight.data for name in PROJECTIONS]

    def likeness(weight, other):
        return "the same numbers" if np.array_equal(weight, other) else "other numbers"

    first, again, elsewhere = drawn(7), drawn(7), drawn(8)
    for i, name in enumerate(PROJECTIONS):
        what = f"{name} drawn from"
        assert_equal(likeness(first[i], again[i]), "the same numbers", what=f"{what} the same seed")
        assert_equal(likeness(first[i], elsewhere[i]), "other numbers", what=f"{what} another seed")
        for j in range(i):
            what = f"{name} beside {PROJECTIONS[j]}"
            assert_equal(likeness(first[i], first[j]), "other numbers", what=what)

    shared = np.random.default_rng(7)
    one, two = (answer.MultiHeadAttention(D_MODEL, HEADS, rng=shared) for _ in range(2))
    alike = likeness(one.q_proj.weight.data, two.q_proj.weight.data)
    assert_equal(alike, "other numbers", what="q_proj of a second layer drawn by one generator")


@grades("MultiHeadAttention.__init__")
def test_a_layer_whose_width_cannot_be_dealt_out_evenly_is_refused(answer, rng):
    assert_refuses(lambda: answer.MultiHeadAttention(D_MODEL, 5, rng=rng), ValueError,
                   what="MultiHeadAttention of width 12 with 5 heads",
                   accepted=lambda: answer.MultiHeadAttention(D_MODEL, 4, rng=rng))


@grades("MultiHeadAttention.forward")
def test_every_head_attends_through_its_own_part_of_the_projections(answer, rng):
    what = "encoder-decoder attention in 3 heads"
    assert_attention(answer, rng, *inputs(rng), HEADS, what)


@grades("MultiHeadAttention.forward")
def test_a_bias_is_added_in_all_four_projections(answer, rng):
    what = "attention in 3 heads with bias"
    assert_attention(answer, rng, *inputs(rng), HEADS, what, bias=True)


@grades("MultiHeadAttention.forward")
def test_one_head_is_plain_attention_and_many_may_be_one_wide(answer, rng):
    for num_heads in (1, D_MODEL):
        what = f"attention of width 12 in {num_heads} head(s)"
        assert_attention(answer, rng, *inputs(rng, batch=1), num_heads, what)


@grades("MultiHeadAttention.forward")
def test_attention_is_right_where_all_axes_have_one_size(answer, rng):
    what = "attention in 3 heads of width 3, 3 words, 3 sentences"
    assert_attention(answer, rng, *inputs(rng, TWIN, TWIN, TWIN, TWIN * TWIN), TWIN, what)
    what = "attention in 3 heads of one word to one word"
    assert_attention(answer, rng, *inputs(rng, 1, 1, 1), HEADS, what)
    what = "attention in 3 heads of 5 words to a single one"
    assert_attention(answer, rng, *inputs(rng, keys=1), HEADS, what)


@grades("MultiHeadAttention.forward")
def test_a_mask_of_queries_and_keys_counts_for_every_sentence_and_head(answer, rng):
    # As many queries as heads, as neither, as sentences.
    for queries in (HEADS, QUERIES, BATCH):
        mask = random_mask(rng, queries, KEYS)
        what = f"attention under a mask of ({queries} queries, {KEYS} keys)"
        assert_attention(answer, rng, *inputs(rng, queries=queries), HEADS, what, attn_mask=mask)

    words, _, _ = inputs(rng)
    what, ahead = "masked self-attention in 3 heads with bias", np.tri(QUERIES, dtype=bool)
    assert_attention(answer, rng, *[words] * 3, HEADS, what, attn_mask=ahead, bias=True)


@grades("MultiHeadAttention.forward")
def test_a_padding_mask_hides_the_padding_of_its_own_sentence_only(answer, rng):
    for batch in (HEADS, BATCH):
        mask = random_mask(rng, batch, 1, KEYS)
        what = f"attention of {batch} sentences in 3 heads under a mask of ({batch}, 1, {KEYS})"
        assert_attention(answer, rng, *inputs(rng, batch), HEADS, what, attn_mask=mask)

    mask = random_mask(rng, BATCH, 1, KEYS)
    what = "attention of a single query in 3 heads under a padding mask"
    assert_attention(answer, rng, *inputs(rng, queries=1), HEADS, what, attn_mask=mask)
    query, memory, _ = inputs(rng)
    what = "attention of a decoder to a memory under its padding mask"
    assert_attention(answer, rng, query, memory, memory, HEADS, what, attn_mask=mask)


@grades("MultiHeadAttention.forward")
def test_a_mask_of_its_own_for_each_sentence_counts_for_all_its_heads(answer, rng):
    for batch, queries in ((HEADS, HEADS), (BATCH, QUERIES)):
        mask = random_mask(rng, batch, queries, KEYS)
        what = f"attention in 3 heads under a mask of ({batch}, {queries}, {KEYS})"
        arrays = inputs(rng, batch, queries)
        assert_attention(answer, rng, *arrays, HEADS, what, attn_mask=mask)

    mask = random_mask(rng, 1, HEADS, KEYS)
    what = f"attention of 2 sentences in 3 heads under one mask of (1, {HEADS}, {KEYS})"
    assert_attention(answer, rng, *inputs(rng, queries=HEADS), HEADS, what, attn_mask=mask)


@grades("MultiHeadAttention.forward")
def test_a_query_that_may_see_nothing_stays_finite_and_disturbs_no_other(answer, rng):
    query, key, value = inputs(rng, queries=QUERIES - 1)
    mask = random_mask(rng, BATCH, QUERIES - 1, KEYS)
    layer = numbers(rng, D_MODEL)
    want_output, want_weights = attention_by_definition(layer, query, key, value, HEADS, mask)
    blind, mask = np.zeros((BATCH, 1, D_MODEL)), np.pad(mask, ((0, 0), (1, 0), (0, 0)))

    made = layer_with(answer, layer, HEADS)
    query = np.concatenate([blind, query], axis=1)
    output, weights = made(Tensor(query), Tensor(key), Tensor(value), attn_mask=mask)

    given = {"attn_mask": mask}
    assert_tensor(weights[:, :, 1:], want_weights, what="the weights of the other queries",
                  axes=WEIGHT_AXES, given=given)
    assert_tensor(output[:, 1:], want_output, what="the output for the other queries",
                  axes=OUTPUT_AXES, given=given)
    finite = np.isfinite(weights.data[:, :, 0]).all() and np.isfinite(output.data[:, 0]).all()
    assert_equal(bool(finite), True, what="being finite where a query may see no key")


@grades("MultiHeadAttention.forward")
def test_words_in_another_order_give_the_same_results_in_that_order(answer, rng):
    x, _, _ = inputs(rng)
    order = np.array([3, 0, 4, 1, 2])
    layer = layer_with(answer, numbers(rng, D_MODEL), HEADS)

    output, weights = layer(Tensor(x), Tensor(x), Tensor(x))
    moved = Tensor(x[:, order])
    moved_output, moved_weights = layer(moved, moved, moved)

    what = "of self-attention after the words changed places"
    want = weights.data[:, :, order][..., order]
    assert_tensor(moved_weights, want, what=f"the weights {what}", axes=WEIGHT_AXES)
    assert_tensor(moved_output, output.data[:, order], what=f"the output {what}", axes=OUTPUT_AXES)


@grades("MultiHeadAttention.forward")
def test_a_hidden_key_has_no_influence_at_all(answer, rng):
    query, key, value = inputs(rng)
    mask = np.ones((BATCH, 1, KEYS), bool)
    mask[0, 0, 2] = mask[1, 0, 4:] = False
    layer = layer_with(answer, numbers(rng, D_MODEL), HEADS)
    before, _ = layer(Tensor(query), Tensor(key), Tensor(value), attn_mask=mask)

    hidden = ~mask[:, 0]
    key[hidden], value[hidden] = 7 * rng.standard_normal((2, hidden.sum(), D_MODEL))
    after, _ = layer(Tensor(query), Tensor(key), Tensor(value), attn_mask=mask)

    what = "the output after hidden keys and values have changed"
    assert_tensor(after, before.data, what=what, axes=OUTPUT_AXES, given={"attn_mask": mask})


@grades("MultiHeadAttention.forward")
def test_attention_in_heads_keeps_float32(answer, rng):
    query, key, value = (array.astype(np.float32) for array in inputs(rng))
    mask = random_mask(rng, BATCH, 1, KEYS)
    layer = numbers(rng, D_MODEL, bias=True)
    want_output, want_weights = attention_by_definition(layer, query, key, value, HEADS, mask)

    made = layer_with(answer, layer, HEADS, bias=True).astype(np.float32)
    for attn_mask in (mask, None):
        output, weights = made(Tensor(query), Tensor(key), Tensor(value), attn_mask=attn_mask)
        assert_equal(output.dtype.name, "float32", what="the dtype of the output")
        assert_equal(weights.dtype.name, "float32", what="the dtype of the weights")
        if attn_mask is not None:
            what = "of attention in float32"
            want = want_weights.astype(np.float32)
            assert_tensor(weights, want, what=f"the weights {what}", axes=WEIGHT_AXES)
            want = want_output.astype(np.float32)
            assert_tensor(output, want, what=f"the output {what}", axes=OUTPUT_AXES)


@grades("MultiHeadAttention.forward")
def test_a_call_changes_no_input_and_leaves_nothing_behind_for_the_next(answer, rng):
    query, key, value = inputs(rng)
    mask = random_mask(rng, BATCH, QUERIES, KEYS)
    mask[1, 2] = False
    layer = layer_with(answer, numbers(rng, D_MODEL), HEADS)
    tensors, given_mask = [Tensor(array.copy()) for array in (query, key, value)], mask.copy()

    output, weights = layer(*tensors, attn_mask=given_mask)
    first_output, first_weights = output.data.copy(), weights.data.copy()
    sees = mask.any(axis=-1)
    layer(*(Tensor(array) for array in inputs(rng, batch=1, queries=2, keys=4)))
    again_output, again_weights = layer(*tensors, attn_mask=given_mask)

    for name, tensor, before in zip(("query", "key", "value"), tensors, (query, key, value),
                                    strict=True):
        assert_array(tensor.data, before, what=f"{name} after the call")
    assert_array(given_mask, mask, what="attn_mask after the call")
    what = "of the same call, after another one"
    again, first = again_weights.swapaxes(1, 2), first_weights.swapaxes(1, 2)
    axes = "rows num_heads keys"
    assert_tensor(again[sees], first[sees], what=f"the weights {what}", axes=axes)
    assert_tensor(again_output[sees], first_output[sees], what=f"the output {what}",
                  axes="rows d_model")
    same = [np.array_equal(again_weights.data, first_weights),
            np.array_equal(again_output.data, first_output)]
    assert_equal(same, [True, True], what="whether the same call gives the very same numbers")
    # Where no query is blind, all numbers have to be the same in use.
    given_mask[1, 2] = True
    output, weights = layer(*tensors, attn_mask=given_mask)
    used_output, used_weights = layer.eval()(*tensors, attn_mask=given_mask)
    assert_tensor(used_weights, weights.data, what="the weights in eval mode", axes=WEIGHT_AXES)
    assert_tensor(used_output, output.data, what="the output in eval mode", axes=OUTPUT_AXES)
    assert_memory_is_looked_at_anew(answer, rng)


@grades("MultiHeadAttention.forward")
def test_gradients_reach_query_key_and_value_under_a_mask_and_without(answer, rng):
    arrays = inputs(rng, batch=2, queries=3, keys=4, d_model=6)
    layer = layer_with(answer, numbers(rng, 6, bias=True), HEADS, bias=True)
    mask = random_mask(rng, 2, 3, 4)
    names = ("query", "key", "value")

    assert_gradients(lambda q, k, v: layer(q, k, v, attn_mask=mask), *arrays,
                     what="attention under a mask", names=names)
    assert_gradients(layer, *(array[:1, :2] for array in arrays), what="attention", names=names)
    assert_gradients(lambda x: layer(x, x, x), arrays[0][:1], what="self-attention", names=["x"])
    assert_gradients(layer, arrays[0][:, :1], *(array[:, :2] for array in arrays[1:]),
                     what="attention of a single query", names=names)
    layer.eval()
    assert_gradients(lambda q, memory: layer(q, memory, memory),
                     *(array[:1, :2] for array in arrays[:2]),
                     what="attention to a memory in eval mode", names=["query", "memory"])


@grades("MultiHeadAttention.forward")
def test_gradients_reach_every_parameter(answer, rng):
    query, key, value = (Tensor(array) for array in inputs(rng, 2, 2, 3, 6))
    layer = layer_with(answer, numbers(rng, 6, bias=True), HEADS, bias=True)

    parameters = dict(sorted(layer.named_parameters()))
    assert_gradients(lambda: layer(query, key, value), what="attention in 3 heads",
                     parameters=parameters)
    assert_gradients(lambda: layer(query, query, query), what="self-attention in 3 heads",
                     parameters=parameters)


@grades("MultiHeadAttention.forward")
def test_gradients_reach_every_parameter_under_a_mask_too(answer, rng):
    query, key, value = (Tensor(array) for array in inputs(rng, 2, 2, 3, HEADS))
    layer = layer_with(answer, numbers(rng, HEADS, bias=True), HEADS, bias=True)
    mask = random_mask(rng, 2, 1, 3)

    assert_gradients(lambda: layer(query, key, value, attn_mask=mask),
                     what="attention in 3 heads of width 1 under a mask",
                     parameters=dict(sorted(layer.named_parameters())))
