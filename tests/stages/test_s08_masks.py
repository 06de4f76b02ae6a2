"""Graded tests of stage 08: padding and look-ahead masks."""

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
BATCH, QUERIES, KEYS, D_K, D_V = 2, 3, 5, 6, 7
BATCH_AXES = {2: "", 3: "batch ", 4: "batch heads "}

IDS = np.array([[7, 4, 9, 0, 0], [5, 2, 6, 8, 4], [0, 0, 0, 3, 1]])


def inputs(rng, *, batch=(BATCH,), queries=QUERIES, keys=KEYS, d_k=D_K, d_v=D_V):
    query = rng.standard_normal((*batch, queries, d_k))
    key = rng.standard_normal((*batch, keys, d_k))
    value = rng.standard_normal((*batch, keys, d_v))
    return query, key, value


def random_mask(rng, *shape):
    """Each row allows 2, 3, … keys in turn, then 1, but never all; which ones, chance says."""
    keys = shape[-1]
    allowed = 1 + (1 + np.arange(math.prod(shape[:-1]))) % (keys - 1)
    rank = rng.permuted(np.broadcast_to(np.arange(keys), shape), axis=-1)
    return rank < allowed.reshape(*shape[:-1], 1)


def attention_by_definition(query, key, value, mask=True):
    """One query after the other; a row in which no key is allowed stays 0."""
    weights = np.zeros((*query.shape[:-1], key.shape[-2]))
    output = np.zeros((*query.shape[:-1], value.shape[-1]))
    mask = np.broadcast_to(mask, weights.shape)
    for row in np.ndindex(query.shape[:-1]):
        keys, values = key[row[:-1]], value[row[:-1]]
        allowed = [j for j in range(len(keys)) if mask[row][j]]
        products = [sum(a * b for a, b in zip(query[row], keys[j], strict=True)) for j in allowed]
        scores = [product / math.sqrt(query.shape[-1]) for product in products]
        exponentials = [math.exp(score - max(scores)) for score in scores]
        for j, exponential in zip(allowed, exponentials, strict=True):
            weights[row][j] = exponential / sum(exponentials)
            output[row] += weights[row][j] * values[j]
    return output, weights


def attend(answer, query, key, value, mask=None):
    """The answer on copies of the arrays, so that nothing it does to them reaches the test."""
    tensors = (Tensor(array.copy()) for array in (query, key, value))
    mask = None if mask is None else mask.copy()
    return answer.scaled_dot_product_attention(*tensors, attn_mask=mask)


def assert_attention(answer, query, key, value, mask, what="attention under the mask"):
    output, weights = attend(answer, query, key, value, mask)

    want_output, want_weights = attention_by_definition(
        query, key, value, True if mask is None else mask
    )
    given, axes = {"attn_mask": mask}, BATCH_AXES[query.ndim]
    weights_axes, output_axes = f"{axes}queries keys", f"{axes}queries d_v"
    assert_tensor(weights, want_weights, what=f"weights of {what}", axes=weights_axes, given=given)
    assert_tensor(output, want_output, what=f"output of {what}", axes=output_axes, given=given)


@grades("padding_mask")
def test_a_padding_mask_is_true_for_every_token_that_is_not_padding(answer):
    # Padding at the end, none, and padding at the start; then as many sentences as tokens.
    # And a sentence alone.
    for ids in (IDS, np.vstack([IDS, IDS[:2]]), IDS[2:]):
        got = answer.padding_mask(ids.copy())

        want = np.array([[[token != 0 for token in sentence]] for sentence in ids.tolist()])
        assert_array(got, want, what="the mask", axes="batch queries keys", given={"ids": ids})


@grades("padding_mask")
def test_the_id_of_padding_is_the_one_that_is_given(answer):
    # Now 0 is a word, and there are ids on either side of pad_id.
    for pad_id in (4, -100):
        ids = np.array([[7, 0, 9, pad_id, pad_id], [5, 0, pad_id, 8, 2], [pad_id, 3, 0, 9, 1]])

        got = answer.padding_mask(ids.copy(), pad_id=pad_id)

        want = np.array([[[token != pad_id for token in sentence]] for sentence in ids.tolist()])
        given = {"pad_id": pad_id, "ids": ids}
        assert_array(got, want, what="the mask", axes="batch queries keys", given=given)


@grades("padding_mask")
def test_a_padding_mask_goes_by_the_ids_and_by_nothing_else(answer, rng):
    ids = rng.integers(0, 3, (4, 6))
    pad_id, given_ids = int(rng.integers(0, 3)), ids.copy()

    got = answer.padding_mask(given_ids, pad_id=pad_id)

    want = np.array([[[token != pad_id for token in sentence]] for sentence in ids.tolist()])
    given = {"pad_id": pad_id, "ids": ids}
    assert_array(got, want, what="the mask", axes="batch queries keys", given=given)
    assert_array(given_ids, ids, what="ids after the call", axes="batch keys")


@grades("look_ahead_mask")
def test_a_word_may_see_itself_and_what_came_before_it(answer):
    for length in (5, 1):
        got = answer.look_ahead_mask(length)

        want = np.array([[key <= query for key in range(length)] for query in range(length)])
        given = {"length": length}
        assert_array(got, want, what="the mask", axes="queries keys", given=given)


@grades("look_ahead_mask")
def test_the_look_ahead_mask_of_a_long_sentence_is_as_long(answer):
    # Longer than any table of 1024, the length of many models.
    mask = answer.look_ahead_mask(1100)

    want, what = np.arange(1, 1101), "how many of 1100 keys each query may see"
    assert_array(mask.sum(axis=-1), want, what=what, axes="queries")
    assert_equal(mask.shape, (1100, 1100), what="the shape of look_ahead_mask(1100)")


@grades("look_ahead_mask")
def test_a_look_ahead_mask_has_the_length_that_is_asked_for(answer, rng):
    for length in rng.choice(np.arange(2, 20), 3, replace=False).tolist():
        got = answer.look_ahead_mask(length)

        want = np.array([[key <= query for key in range(length)] for query in range(length)])
        given = {"length": length}
        assert_array(got, want, what="the mask", axes="queries keys", given=given)


@grades("combine_masks")
def test_combined_masks_allow_what_every_one_of_them_allows(answer):
    padding = np.array([[[True, True, True, False, False]], [[False, True, True, True, True]]])
    ahead = np.tri(5, dtype=bool)
    third = np.arange(50).reshape(2, 5, 5) % 3 > 0

    two = answer.combine_masks(padding, ahead)
    three = answer.combine_masks(ahead, third, padding)

    places, axes = list(np.ndindex(2, 5, 5)), "batch queries keys"
    want_two = np.array([padding[b, 0, j] and ahead[i, j] for b, i, j in places]).reshape(2, 5, 5)
    given = {"padding": padding, "look-ahead": ahead}
    assert_array(two, want_two, what="two masks combined", axes=axes, given=given)
    want_three = want_two & third
    given["third"] = third
    assert_array(three, want_three, what="three masks combined", axes=axes, given=given)


@grades("combine_masks")
def test_masks_of_one_shape_are_combined_place_by_place(answer, rng):
    masks = rng.random((3, 2, 3, 5)) < 0.7
    nothing = np.zeros((2, 3, 5), dtype=bool)

    got = answer.combine_masks(*(mask.copy() for mask in masks))
    closed = answer.combine_masks(masks[0].copy(), nothing.copy())

    allowed = np.array([all(mask[place] for mask in masks) for place in np.ndindex(2, 3, 5)])
    what, axes = "three masks of one shape combined", "batch queries keys"
    assert_array(got, allowed.reshape(2, 3, 5), what=what, axes=axes)
    what = "a mask combined with one that allows nothing"
    assert_array(closed, nothing, what=what, axes=axes)


@grades("combine_masks")
def test_none_is_no_mask_and_forbids_nothing(answer):
    padding = np.array([[[True, True, False]], [[False, True, True]]])
    ahead = np.tri(3, dtype=bool)

    among_masks = answer.combine_masks(None, padding, None, ahead)
    beside_one = answer.combine_masks(padding, None)

    axes = "batch queries keys"
    given = {"padding": padding, "look-ahead": ahead}
    what = "combine_masks(None, padding, None, look-ahead)"
    assert_array(among_masks, padding & ahead, what=what, axes=axes, given=given)
    what = "combine_masks(padding, None)"
    assert_array(beside_one, padding, what=what, axes=axes, given=given)


@grades("combine_masks")
def test_of_no_masks_at_all_the_combination_is_none(answer):
    assert_equal(answer.combine_masks(), None, what="combine_masks()")
    assert_equal(answer.combine_masks(None), None, what="combine_masks(None)")
    assert_equal(answer.combine_masks(None, None), None, what="combine_masks(None, None)")


@grades("combine_masks")
def test_a_mask_of_anything_but_booleans_is_refused(answer):
    good = np.tri(3, dtype=bool)
    for kind in (np.int64, np.float64, np.uint8):
        bad = good.astype(kind)
        for masks in ((bad,), (good, bad), (bad, None, good)):
            place = [mask is bad for mask in masks].index(True) + 1
            assert_refuses(
                lambda masks=masks: answer.combine_masks(*masks),
                TypeError,
                what=f"a mask of {bad.dtype}, argument {place} of {len(masks)}",
                accepted=lambda: answer.combine_masks(good, good),
            )


@grades("combine_masks")
def test_combining_leaves_the_masks_as_they_are(answer, rng):
    masks = [random_mask(rng, 2, 3, 5) for _ in range(3)]
    before = [mask.copy() for mask in masks]

    answer.combine_masks(*masks)

    for number, (mask, want) in enumerate(zip(masks, before, strict=True), start=1):
        what = f"mask {number} after the call"
        assert_array(mask, want, what=what, axes="batch queries keys")


@grades("scaled_dot_product_attention")
def test_without_a_mask_every_key_is_attended_to(answer, rng):
    assert_attention(answer, *inputs(rng), None, what="attention without a mask")
    # A cube: there an axis can be taken for another without a crash.
    cube = inputs(rng, batch=(3,), queries=3, keys=3, d_k=3, d_v=3)
    assert_attention(answer, *cube, None, what="attention without a mask")
    for mask in (None, np.ones((BATCH, QUERIES, 1), dtype=bool)):
        assert_attention(answer, *inputs(rng, keys=1), mask, what="attention to a single key")


@grades("scaled_dot_product_attention")
def test_each_query_shares_itself_out_over_its_allowed_keys_only(answer, rng):
    assert_attention(answer, *inputs(rng), random_mask(rng, BATCH, QUERIES, KEYS))
    cube = inputs(rng, batch=(5,), queries=5, keys=5, d_k=5, d_v=5)
    assert_attention(answer, *cube, random_mask(rng, 5, 5, 5))
    # Nothing is hidden in the first sentence; in the second it is.
    mask = random_mask(rng, BATCH, QUERIES, KEYS)
    mask[0] = True
    what = "attention under a mask that hides nothing in the first sentence"
    assert_attention(answer, *inputs(rng), mask, what=what)


@grades("scaled_dot_product_attention")
def test_a_mask_is_stretched_over_the_queries_and_over_the_batch(answer, rng):
    for shape in ((BATCH, 1, KEYS), (QUERIES, KEYS), (1, QUERIES, KEYS), (KEYS,)):
        what = f"attention under a mask of shape {shape}"
        assert_attention(answer, *inputs(rng), random_mask(rng, *shape), what=what)
    cube = inputs(rng, batch=(5,), queries=5, keys=5, d_k=5, d_v=5)
    for shape in ((5, 1, 5), (5, 5)):
        what = f"attention under a mask of shape {shape}"
        assert_attention(answer, *cube, random_mask(rng, *shape), what=what)


@grades("scaled_dot_product_attention")
def test_a_single_query_is_kept_from_its_forbidden_keys_too(answer, rng):
    what = "attention of a single query"
    assert_attention(answer, *inputs(rng, queries=1), random_mask(rng, BATCH, 1, KEYS), what=what)


@grades("scaled_dot_product_attention")
def test_it_works_for_several_heads_and_without_a_batch(answer, rng):
    heads = inputs(rng, batch=(2, 4))
    for shape in ((2, 1, 1, KEYS), (2, 1, QUERIES, KEYS), (2, 4, QUERIES, KEYS)):
        what = f"attention of four heads under a mask of shape {shape}"
        assert_attention(answer, *heads, random_mask(rng, *shape), what=what)
    alone = inputs(rng, batch=())
    what = "attention without a batch axis"
    assert_attention(answer, *alone, random_mask(rng, QUERIES, KEYS), what=what)


@grades("scaled_dot_product_attention")
def test_a_masked_key_stays_silent_when_all_scores_are_low_or_high(answer, rng):
    query, key, value = inputs(rng)
    for shift in (-30.0, 30.0, -2000.0):
        # One more feature, which adds the same number to the score of every pair.
        ones, levels = np.ones((BATCH, QUERIES, 1)), np.full((BATCH, KEYS, 1), shift)
        wide_query = np.concatenate([query, ones * math.sqrt(D_K + 1)], axis=-1)
        wide_key = np.concatenate([key, levels], axis=-1)

        mask = random_mask(rng, BATCH, QUERIES, KEYS)
        what = f"attention under the mask, with all scores around {shift:.0f}"
        assert_attention(answer, wide_query, wide_key, value, mask, what=what)


@grades("scaled_dot_product_attention")
def test_a_forbidden_key_has_no_influence_at_all(answer, rng):
    query, key, value = inputs(rng)
    mask = np.ones((BATCH, 1, KEYS), dtype=bool)
    mask[0, 0, 3] = mask[1, 0, 0] = False
    want, _ = attention_by_definition(query, key, value, mask)

    for sentence, place in ((0, 3), (1, 0)):
        # The forbidden key becomes the best answer by far, and its value enormous.
        scores = query[sentence] @ key[sentence, place] / math.sqrt(D_K)
        key[sentence, place] *= 300.0 / scores[np.abs(scores).argmax()]
        value[sentence, place] *= 1e6
    output, _ = attend(answer, query, key, value, mask)

    what = "output after a change of the forbidden keys and their values"
    assert_tensor(output, want, what=what, axes="batch queries d_v", given={"attn_mask": mask})


@grades("scaled_dot_product_attention")
def test_the_first_word_under_a_look_ahead_mask_sees_itself_only(answer, rng):
    query, key, value = inputs(rng, queries=KEYS)
    ahead = np.tri(KEYS, dtype=bool)
    want, _ = attention_by_definition(query, key, value, ahead)

    # Another future: nothing that was computed before it may change.
    key[:, 3:], value[:, 3:] = rng.standard_normal(key[:, 3:].shape), 9.0
    output, _ = attend(answer, query, key, value, ahead)

    axes = "batch queries d_v"
    assert_tensor(output[:, 0], value[:, 0], what="output of the first word", axes="batch d_v")
    what = "output of the first three words after a change of the words behind them"
    assert_tensor(output[:, :3], want[:, :3], what=what, axes=axes)


@grades("scaled_dot_product_attention")
def test_a_call_changes_neither_its_inputs_nor_the_next_call(answer, rng):
    arrays = inputs(rng)
    masks = [random_mask(rng, BATCH, QUERIES, KEYS) for _ in range(2)]
    # A row that allows no key is one to be tempted by.
    masks[0][0, 1] = False
    before = [array.copy() for array in (*arrays, masks[0])]
    tensors = [Tensor(array) for array in arrays]

    answer.scaled_dot_product_attention(*tensors, attn_mask=masks[0])

    names = ("query", "key", "value", "attn_mask")
    after = (*(tensor.data for tensor in tensors), masks[0])
    for name, array, want in zip(names, after, before, strict=True):
        assert_array(array, want, what=f"{name} after a call")
    assert_attention(answer, *before[:3], masks[1], what="a second call, under another mask")
    assert_attention(answer, *before[:3], None, what="a third call, without a mask")


@grades("scaled_dot_product_attention")
def test_the_gradient_is_right_under_a_mask_and_without_one(answer, rng):
    attention, names = answer.scaled_dot_product_attention, ("query", "key", "value")
    arrays = inputs(rng, queries=3, keys=4, d_k=3, d_v=2)
    mask = random_mask(rng, BATCH, 3, 4)

    assert_gradients(
        lambda q, k, v: attention(q, k, v, attn_mask=mask.copy()),
        *arrays, what="attention under the mask", names=names,
    )
    assert_gradients(attention, *arrays, what="attention without a mask", names=names)
    assert_gradients(
        lambda k, v: attention(Tensor(arrays[0]), k, v, attn_mask=mask.copy()), *arrays[1:],
        what="attention of a query that learns nothing", names=names[1:],
    )


@grades("scaled_dot_product_attention")
def test_a_row_without_any_allowed_key_is_finite_and_disturbs_no_other(answer, rng):
    query, key, value = inputs(rng)
    mask = random_mask(rng, BATCH, QUERIES, KEYS)
    mask[0, 1] = mask[1, 2] = False
    others = mask.any(axis=-1)

    output, weights = attend(answer, query, key, value, mask)

    want_output, want_weights = attention_by_definition(query, key, value, mask)
    given = {"attn_mask": mask}
    what = "weights of the rows that allow a key, beside rows that allow none"
    assert_tensor(weights[others], want_weights[others], what=what, axes="rows keys", given=given)
    what = "output of the rows that allow a key, beside rows that allow none"
    assert_tensor(output[others], want_output[others], what=what, axes="rows d_v", given=given)
    for name, got in (("weights", weights), ("output", output)):
        finite = bool(np.isfinite(got.data).all())
        assert_equal(finite, True, what=f"np.isfinite({name}.data).all()", given=given)


@grades("scaled_dot_product_attention")
def test_a_row_without_any_allowed_key_is_finite_in_float32_as_well(answer, rng):
    arrays = [array.astype(np.float32) for array in inputs(rng)]
    mask = random_mask(rng, BATCH, QUERIES, KEYS)
    mask[0, 1] = False

    output, weights = attend(answer, *arrays, mask)

    for name, got in (("weights", weights), ("output", output)):
        finite = bool(np.isfinite(got.data).all())
        what = f"np.isfinite({name}.data).all() in float32"
        assert_equal(finite, True, what=what, given={"attn_mask": mask})


@grades("scaled_dot_product_attention")
def test_a_row_without_any_allowed_key_does_not_spoil_the_gradients(answer, rng):
    mask = random_mask(rng, BATCH, 3, 4)
    mask[0, 1] = mask[1, 2] = False
    others = mask.any(axis=-1)

    def rows_that_allow_a_key(*tensors):
        output, _ = answer.scaled_dot_product_attention(*tensors, attn_mask=mask.copy())
        return output[others]

    arrays = inputs(rng, queries=3, keys=4, d_k=3, d_v=2)
    what, names = "the rows that allow a key", ("query", "key", "value")
    assert_gradients(rows_that_allow_a_key, *arrays, what=what, names=names)


@grades("scaled_dot_product_attention")
def test_float32_stays_float32(answer, rng):
    query, key, value = (array.astype(np.float32) for array in inputs(rng))
    for mask in (None, random_mask(rng, BATCH, QUERIES, KEYS)):
        output, weights = attend(answer, query, key, value, mask)

        want = attention_by_definition(query, key, value, True if mask is None else mask)
        what, given = "{} of attention in float32", {"attn_mask": mask}
        want_output, want_weights = (array.astype(np.float32) for array in want)
        assert_tensor(weights, want_weights, what=what.format("weights"), given=given)
        assert_tensor(output, want_output, what=what.format("output"), given=given)


@grades("combine_masks")
def test_padding_on_either_side_never_changes_what_a_real_word_sees(answer, rng):
    ids = IDS
    query, key, value = inputs(rng, batch=(3,), queries=5)

    mask = answer.combine_masks(answer.padding_mask(ids), answer.look_ahead_mask(5))
    output, _ = attend(answer, query, key, value, mask)

    for sentence, real in enumerate(ids != 0):
        words = (array[sentence, real][None] for array in (query, key, value))
        want, _ = attention_by_definition(*words, np.tri(real.sum(), dtype=bool))
        what = f"output of the real words of sentence {sentence}"
        assert_tensor(
            output[sentence, real], want[0], what=what, axes="words d_v", given={"ids": ids}
        )
