"""Multi-head attention: stage 09 against torch.nn.MultiheadAttention."""

import pytest

from minigrad.weights import from_torch
from tests.parity.pytorch import (
    agree,
    backward_from,
    gradients_agree,
    hidden,
    look_ahead,
    padded_ids,
    randomised,
    stage,
    torch,
    twins,
)

SIZES = "batch, queries, keys, d_model, num_heads"
CASES = [(2, 3, 5, 8, 4), (4, 7, 6, 9, 3)]


@pytest.fixture(params=[False, True], ids=["without bias", "bias"])
def attentions(request, rng):
    """Makes the reference's attention and torch's, with the same weights."""

    def made(d_model, num_heads):
        theirs = randomised(
            torch.nn.MultiheadAttention(d_model, num_heads, bias=request.param, batch_first=True),
            rng,
        )
        ours = stage("09").MultiHeadAttention(d_model, num_heads, bias=request.param, rng=rng)
        ours.load_state_dict(from_torch(theirs.state_dict(), norm_first=False))
        return ours, theirs

    return made


def compare(rng, attentions, inputs, *, allowed=None, **hiding):
    """Output, weights of every head, and all gradients; ``inputs`` are query, key, value.

    ``allowed`` is our mask, True where a query may attend; ``hiding`` are torch's, the opposite.
    """
    ours, theirs = attentions
    got = ours(*(mine for mine, _ in inputs), attn_mask=allowed)
    want = theirs(*(yours for _, yours in inputs), average_attn_weights=False, **hiding)

    agree(got[0], want[0], "the output")
    agree(got[1], want[1], "the weights")
    backward_from(rng, *zip(got, want, strict=True))
    for mine, yours in inputs:
        agree(mine.grad, yours.grad, "the gradient of an input")
    gradients_agree(ours, theirs, norm_first=False)


@pytest.mark.parametrize(SIZES, CASES)
def test_query_key_and_value_of_their_own(
    rng, attentions, batch, queries, keys, d_model, num_heads
):
    query = twins(rng.standard_normal((batch, queries, d_model)))
    key, value = (twins(rng.standard_normal((batch, keys, d_model))) for _ in range(2))

    compare(rng, attentions(d_model, num_heads), (query, key, value))


@pytest.mark.parametrize(SIZES, CASES)
def test_masked_self_attention(rng, attentions, batch, queries, keys, d_model, num_heads):
    masks = stage("08")
    ids = padded_ids(rng, batch, keys, 9)
    x = twins(rng.standard_normal((batch, keys, d_model)))

    compare(
        rng, attentions(d_model, num_heads), (x, x, x),
        allowed=masks.combine_masks(masks.look_ahead_mask(keys), masks.padding_mask(ids)),
        attn_mask=look_ahead(keys), key_padding_mask=hidden(ids),
    )


@pytest.mark.parametrize(SIZES, CASES)
def test_encoder_decoder_attention_over_a_padded_memory(
    rng, attentions, batch, queries, keys, d_model, num_heads
):
    ids = padded_ids(rng, batch, keys, 9)
    x = twins(rng.standard_normal((batch, queries, d_model)))
    memory = twins(rng.standard_normal((batch, keys, d_model)))

    compare(
        rng, attentions(d_model, num_heads), (x, memory, memory),
        allowed=stage("08").padding_mask(ids), key_padding_mask=hidden(ids),
    )
