"""An accelerated model reads token by token what the model itself reads as a whole."""

import numpy as np
import pytest

from minigrad import ArgumentError, attention_maps
from minigrad.fast import accelerate

SIZES = dict(d_model=12, num_heads=3, d_ff=20, num_layers=2, max_len=40)  # noqa: C408
BOS, EOS, VOCAB = 1, 2, 13


@pytest.fixture
def models(twice):
    """A model as it is, and the same accelerated."""

    def make(**options):
        plain, quick = twice("s13_transformer", "Transformer", 11, VOCAB, **SIZES | options)
        return plain.eval(), accelerate(quick).eval()

    return make


@pytest.fixture
def sources():
    """Sentences of words, padded at the end, at the start, and nowhere."""
    ids = np.random.default_rng(1).integers(3, 11, (4, 6))
    ids[0, 4:], ids[1, :2] = 0, 0
    return ids


def targets(rows, length, padded):
    ids = np.random.default_rng(2).integers(3, VOCAB, (rows, length))
    if padded:
        # From the second row on; a row whose every token is hidden has no sensible logits.
        ids[1, 2:], ids[2, 3] = 0, 0
    return ids


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("padded", [True, False])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_each_next_token_is_what_the_whole_sentence_says(models, sources, bias, padded, dtype):
    plain, quick = models(bias=bias, dtype=dtype)
    # More tokens than there is room for at first.
    ids, tolerance = targets(4, 35, padded), 1e-10 if dtype == np.float64 else 1e-4
    reader = quick.cached_decoding(sources)

    for seq in range(1, 36):
        logits = reader.next_logits(ids[:, :seq])

        whole = plain.decode(ids[:, :seq], plain.encode(sources), sources).data[:, -1]
        assert logits.dtype == dtype
        np.testing.assert_allclose(logits, whole, rtol=tolerance, atol=tolerance)


def test_rows_are_copied_dropped_and_exchanged(models, sources):
    plain, quick = models()
    ids, rows = targets(4, 5, padded=True), np.array([2, 0, 0, 1, 3])
    reader = quick.cached_decoding(sources)
    for seq in (1, 2, 3):
        reader.next_logits(ids[:, :seq])

    reader.reorder(rows)
    ids, src = np.concatenate([ids[rows, :3], targets(5, 2, padded=False)], axis=1), sources[rows]

    for seq in (4, 5):
        whole = plain.decode(ids[:, :seq], plain.encode(src), src).data[:, -1]
        np.testing.assert_allclose(reader.next_logits(ids[:, :seq]), whole, atol=1e-10)


def test_one_row_after_the_other_forgets_nothing_of_the_rest(models, sources):
    """Two readers of one model have nothing in common."""
    _, quick = models()
    ids = targets(4, 3, padded=False)
    together = quick.cached_decoding(sources)
    apart = [quick.cached_decoding(sources[row : row + 1]) for row in range(4)]

    for seq in (1, 2, 3):
        want = together.next_logits(ids[:, :seq])
        got = [reader.next_logits(ids[row : row + 1, :seq]) for row, reader in enumerate(apart)]
        np.testing.assert_allclose(np.concatenate(got), want, atol=1e-10)


@pytest.mark.parametrize("norm_first", [True, False])
def test_stage_17_says_the_same_sentences(models, sources, stages, norm_first):
    plain, quick = models(norm_first=norm_first)
    pieces = stages("s17_generation")
    common = {"bos_id": BOS, "eos_id": EOS, "max_len": 20}

    for decode, options in [
        (pieces.greedy_decode, {}),
        (pieces.beam_search, {"beam_width": 3, "length_penalty": 0.7}),
    ]:
        want = decode(plain, sources, **common, **options, use_cache=True)
        assert decode(quick, sources, **common, **options, use_cache=True) == want
        assert decode(quick, sources, **common, **options, use_cache=False) == want
    drawn = [pieces.sample_decode(model, sources, **common, rng=np.random.default_rng(7),
                                  use_cache=True) for model in (plain, quick)]
    assert drawn[0] == drawn[1]


def test_where_a_layer_goes_its_own_way_there_is_no_quick_reading(models, sources):
    pre_norm, dropping = models(norm_first=True)[1], models(dropout=0.3)[1]
    heard = models()[1]

    assert hasattr(heard, "cached_decoding")
    assert hasattr(dropping, "cached_decoding")
    assert not hasattr(pre_norm, "cached_decoding")
    assert not hasattr(dropping.train(), "cached_decoding")
    for layer in dropping.decoder.layers:
        layer.eval()
    assert not hasattr(dropping, "cached_decoding")
    with attention_maps(heard):
        assert not hasattr(heard, "cached_decoding")
    assert hasattr(heard, "cached_decoding")


def test_a_decoder_with_something_behind_its_layers_is_not_taken_apart(stages, twice, sources):
    """Post-norm with one more norm, as torch has it: the layers are known, the decoder is not."""
    plain, quick = twice("s13_transformer", "Transformer", 11, VOCAB, **SIZES)
    for model in (plain, quick):
        model.decoder.norm = stages("s10_block").LayerNorm(12)
        model.decoder.norm.weight.data *= 2
    accelerate(quick.eval())
    ids = targets(4, 3, padded=False)

    assert not hasattr(quick, "cached_decoding")
    np.testing.assert_allclose(quick(sources, ids).data, plain.eval()(sources, ids).data)


def test_unknown_ids_and_too_many_are_refused(models, sources):
    reader = models(max_len=6)[1].cached_decoding(sources)

    with pytest.raises(IndexError, match="ids"):
        reader.next_logits(np.full((4, 1), VOCAB))
    for seq in range(1, 7):
        reader.next_logits(np.full((4, seq), BOS))
    with pytest.raises(ArgumentError, match="max_len = 6"):
        reader.next_logits(np.full((4, 7), BOS))
