"""Each rule against finite differences: the shapes all different, none 1, the masks uneven."""

import numpy as np
import pytest

from minigrad import Tensor, gradcheck
from minigrad.fast import attend, attention, blocks, layers
from minigrad.fast.attend import Mask

BATCH, QUERIES, KEYS, HEADS, D_MODEL, D_FF = 2, 3, 5, 2, 6, 7


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def weights(rng, *shapes):
    return [rng.standard_normal(shape) for shape in shapes]


@pytest.mark.parametrize("shape", [(D_MODEL,), (QUERIES, D_MODEL), (BATCH, QUERIES, D_MODEL)])
def test_the_rules_of_linear_feed_forward_and_norm(rng, shape):
    x, y, w, b, w2, b2, scale, shift = weights(
        rng, shape, shape, (D_MODEL, D_FF), D_FF, (D_FF, D_MODEL), D_MODEL, D_MODEL, D_MODEL
    )

    gradcheck(layers.linear, x, w, b)
    gradcheck(layers.feed_forward, x, w, b, w2, b2)
    gradcheck(layers.norm, x, scale, shift)
    gradcheck(layers.add_and_norm, x, y, scale, shift)


def masks():
    some = np.array([[True, False, True, True, False], [True] * 5, [False] * 4 + [True]])
    dead = some & np.array([[True], [False], [True]])
    padding = np.array([[[True] * 3 + [False] * 2], [[False] * 5]])
    each = np.stack([some, dead])
    return [None, some, dead, padding, each]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("number", range(5))
def test_the_rule_of_attention_to_a_memory(rng, bias, number):
    x, memory = weights(rng, (BATCH, QUERIES, D_MODEL), (BATCH, KEYS, D_MODEL))
    arrays = weights(rng, *[(D_MODEL, D_MODEL)] * 4, *[D_MODEL] * 4 * bias)
    allowed = masks()[number]
    mask = None if allowed is None else Mask(allowed, x.dtype)

    def function(*nodes):
        return attention.cross_attention(*nodes, num_heads=HEADS, mask=mask, keep=[])

    gradcheck(function, x, memory, *arrays)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("masked", [True, False])
def test_the_rule_of_self_attention(rng, bias, masked):
    x = rng.standard_normal((BATCH, QUERIES, D_MODEL))
    arrays = weights(rng, *[(D_MODEL, D_MODEL)] * 4, *[D_MODEL] * 4 * bias)
    mask = Mask(np.tri(QUERIES, dtype=bool), x.dtype) if masked else None

    def function(*nodes):
        return attention.self_attention(*nodes, num_heads=HEADS, mask=mask, keep=[])

    gradcheck(function, x, *arrays)


def layer_arrays(rng, attentions, bias):
    """What the layers of the encoder (one attention) and of the decoder (two) are given."""
    attend = [(D_MODEL, D_MODEL)] * 4 + [D_MODEL] * 4 * bias + [D_MODEL] * 2
    transform = [(D_MODEL, D_FF), D_FF, (D_FF, D_MODEL), D_MODEL, D_MODEL, D_MODEL]
    return weights(rng, *attend * attentions, *transform)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("masked", [True, False])
def test_the_rules_of_whole_layers(rng, bias, masked):
    x, memory = weights(rng, (BATCH, QUERIES, D_MODEL), (BATCH, KEYS, D_MODEL))
    own, other = (Mask(np.tri(QUERIES, dtype=bool), x.dtype), Mask(masks()[4], x.dtype))
    masked_or_not = (own, other) if masked else (None, None)

    def encoder(*nodes):
        return blocks.encoder_layer(*nodes, num_heads=HEADS, mask=masked_or_not[0])

    def decoder(*nodes):
        return blocks.decoder_layer(*nodes, num_heads=HEADS, masks=masked_or_not)

    gradcheck(encoder, x, *layer_arrays(rng, 1, bias))
    gradcheck(decoder, x, memory, *layer_arrays(rng, 2, bias))


def test_the_rule_of_words_in_their_places(rng):
    weight, positions = weights(rng, (5, D_MODEL), (QUERIES, D_MODEL))
    ids = np.array([[0, 3, 3], [4, 0, 1]])

    def function(table):
        return layers.embedded(table, ids, scale=np.array(1.7), positions=positions)

    gradcheck(function, weight)
    np.testing.assert_allclose(function(weight), weight[ids] * 1.7 + positions)


def test_a_query_without_any_key_has_weights_of_zero_and_no_gradient(rng):
    x, memory = weights(rng, (BATCH, QUERIES, D_MODEL), (BATCH, KEYS, D_MODEL))
    arrays = weights(rng, *[(D_MODEL, D_MODEL)] * 4)
    mask, keep = Mask(masks()[3], x.dtype), []
    given = Tensor(memory, requires_grad=True)

    out = attention.cross_attention(x, given, *arrays, num_heads=HEADS, mask=mask, keep=keep)
    out.backward(np.ones(out.shape))

    assert not keep[0][1].any()
    assert not given.grad[1].any()
    assert given.grad[0].any()


def test_no_rule_changes_what_it_is_given(rng):
    x, w, b, w2, b2 = weights(
        rng, (BATCH, QUERIES, D_MODEL), (D_MODEL, D_MODEL), D_MODEL, (D_MODEL, D_MODEL), D_MODEL)
    g = rng.standard_normal(x.shape)
    before = [array.copy() for array in (x, w, b, w2, b2, g)]
    four, bare = {"num_heads": HEADS, "keep": []}, {"num_heads": HEADS}
    layer = layer_arrays(rng, 1, bias=False)
    layer[:4] = w, w2, w, w2

    for rule, arrays, options in [
        (layers.linear, (x, w, b), {}), (layers.feed_forward, (x, w, b, w2, b2), {}),
        (layers.norm, (x, b, b2), {}), (layers.add_and_norm, (x, g, b, b2), {}),
        (attention.self_attention, (x, w, w2, w, w2), four),
        (attention.cross_attention, (x, g, w, w2, w, w2), four),
        (blocks.encoder_layer, (x, *layer), bare | {"mask": None}),
    ]:  # fmt: skip
        nodes = [Tensor(array, requires_grad=True) for array in arrays]
        rule(*nodes, **options).backward(g)

    assert all(np.array_equal(a, b) for a, b in zip(before, (x, w, b, w2, b2, g), strict=True))


@pytest.mark.parametrize("number", range(5))
def test_many_scores_are_worked_on_in_blocks_and_come_out_the_same(rng, monkeypatch, number):
    x, memory = weights(rng, (BATCH, QUERIES, D_MODEL), (BATCH, KEYS, D_MODEL))
    arrays = weights(rng, *[(D_MODEL, D_MODEL)] * 4)
    allowed, results = masks()[number], []
    mask = None if allowed is None else Mask(allowed, x.dtype)

    for fewest in (QUERIES, 2, 1):
        monkeypatch.setattr(attend, "BLOCK", 1)
        monkeypatch.setattr(attend, "FEWEST", fewest)
        leaves, keep = [Tensor(array, requires_grad=True) for array in (x, memory, *arrays)], []
        out = attention.cross_attention(*leaves, num_heads=HEADS, mask=mask, keep=keep)
        out.backward(np.arange(out.size).reshape(out.shape))
        results.append([out.data, keep[0], *[leaf.grad for leaf in leaves]])

    for other in results[1:]:
        for a, b in zip(results[0], other, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-11)
