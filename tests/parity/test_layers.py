"""Encoder and decoder layers: stages 11 and 12 against torch's."""

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

SIZES = "batch, src, tgt, d_model, num_heads, d_ff"
CASES = [(2, 5, 3, 8, 4, 11), (4, 6, 7, 9, 3, 5)]


@pytest.fixture
def layers(rng, norm_first):
    """Makes the reference's layer and torch's, with the same weights."""

    def made(ours_class, theirs_class, *sizes):
        theirs = randomised(
            theirs_class(*sizes, dropout=0.0, norm_first=norm_first, batch_first=True), rng
        )
        ours = ours_class(*sizes, norm_first=norm_first, bias=True, rng=rng)
        ours.load_state_dict(from_torch(theirs.state_dict(), norm_first=norm_first))
        return ours, theirs

    return made


@pytest.mark.parametrize(SIZES, CASES)
def test_encoder_layer(rng, layers, batch, src, tgt, d_model, num_heads, d_ff):
    ours, theirs = layers(
        stage("11").EncoderLayer, torch.nn.TransformerEncoderLayer, d_model, num_heads, d_ff
    )
    ids = padded_ids(rng, batch, src, 9)
    x = twins(rng.standard_normal((batch, src, d_model)))

    got = ours(x[0], attn_mask=stage("08").padding_mask(ids))
    want = theirs(x[1], src_key_padding_mask=hidden(ids))

    agree(got, want, "the output")
    backward_from(rng, (got, want))
    agree(x[0].grad, x[1].grad, "the gradient of x")
    # A layer alone has no last norm: norm_first makes no difference to its names.
    gradients_agree(ours, theirs, norm_first=False)


@pytest.mark.parametrize(SIZES, CASES)
def test_decoder_layer(rng, layers, batch, src, tgt, d_model, num_heads, d_ff):
    masks = stage("08")
    ours, theirs = layers(
        stage("12").DecoderLayer, torch.nn.TransformerDecoderLayer, d_model, num_heads, d_ff
    )
    src_ids, tgt_ids = padded_ids(rng, batch, src, 9), padded_ids(rng, batch, tgt, 9)
    x = twins(rng.standard_normal((batch, tgt, d_model)))
    memory = twins(rng.standard_normal((batch, src, d_model)))

    self_mask = masks.combine_masks(masks.look_ahead_mask(tgt), masks.padding_mask(tgt_ids))
    got = ours(x[0], memory[0], self_mask=self_mask, cross_mask=masks.padding_mask(src_ids))
    want = theirs(
        x[1], memory[1], tgt_mask=look_ahead(tgt),
        tgt_key_padding_mask=hidden(tgt_ids), memory_key_padding_mask=hidden(src_ids),
    )

    agree(got, want, "the output")
    backward_from(rng, (got, want))
    agree(x[0].grad, x[1].grad, "the gradient of x")
    agree(memory[0].grad, memory[1].grad, "the gradient of the memory")
    gradients_agree(ours, theirs, norm_first=False)


def test_a_layer_without_any_bias_is_one_whose_missing_biases_stay_zero(rng, norm_first):
    theirs = randomised(
        torch.nn.TransformerEncoderLayer(
            8, 4, 11, dropout=0.0, norm_first=norm_first, bias=False, batch_first=True
        ),
        rng,
    )
    ours = stage("11").EncoderLayer(8, 4, 11, norm_first=norm_first, rng=rng)
    x = twins(rng.standard_normal((3, 5, 8)))

    left_out = ours.load_state_dict(
        from_torch(theirs.state_dict(), norm_first=norm_first), strict=False
    )

    assert left_out.unexpected == []
    assert all(name.endswith(".bias") for name in left_out.missing)
    agree(ours(x[0]), theirs(x[1]), "the output")
