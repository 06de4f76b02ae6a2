"""Graded tests of stage 14: teacher forcing and cross-entropy.

What is right is counted out token by token, with Python's own numbers.
"""

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
BATCH, SEQ, VOCAB_SIZE = 3, 5, 7
# And then all axes have one size: there a wrong axis runs, and shows what it gives.
TWIN = 5

# <bos> … <eos>, and padding at the end, nowhere, and at the start.
SENTENCES = np.array([[2, 5, 3, 0, 0, 0], [2, 6, 4, 1, 5, 3], [0, 0, 2, 4, 6, 3]])

# The same for targets, with padding inside a sentence, too, and more of it in one than in another.
PADDING = np.array([
    [False, False, False, True, True],
    [False, False, False, False, False],
    [True, False, True, True, True],
])


def inputs(rng, *shape, vocab_size=VOCAB_SIZE):
    """Logits that differ by a lot, and targets in which id 0 and the last id occur."""
    logits = 2.0 * rng.standard_normal((*shape, vocab_size))
    targets = rng.permutation(np.arange(math.prod(shape)) % vocab_size).reshape(shape)
    return logits, targets


def padded(rng, pad_id):
    """Logits, and targets that are ``pad_id`` exactly where PADDING says so."""
    logits, targets = inputs(rng, BATCH, SEQ)
    words = np.where(targets == pad_id, (pad_id + 2) % VOCAB_SIZE, targets)
    return logits, np.where(PADDING, pad_id, words)


def surprises(row, target, smoothing):
    """-Σ_c q_c ln p_c of one token."""
    largest = max(row)
    total = math.log(math.fsum(math.exp(x - largest) for x in row))
    log_p = [x - largest - total for x in row]
    q = [smoothing / len(row) + (1 - smoothing) * (c == target) for c in range(len(row))]
    return -math.fsum(share * x for share, x in zip(q, log_p, strict=True))


def loss_by_definition(logits, targets, pad_id=None, smoothing=0.0):
    """The mean over all tokens that are not padding, as an array without axes."""
    tokens = zip(logits.reshape(targets.size, -1).tolist(), targets.ravel().tolist(), strict=True)
    costs = [surprises(row, target, smoothing) for row, target in tokens if target != pad_id]
    return np.array(math.fsum(costs) / len(costs) if costs else 0.0)


def gradient_by_definition(logits, targets, pad_id=None, smoothing=0.0):
    """(p - q) / n at each real token, nothing at padding."""
    gradient = np.zeros(logits.shape)
    real = [place for place in np.ndindex(targets.shape) if targets[place] != pad_id]
    for place in real:
        row = logits[place].tolist()
        e = [math.exp(x - max(row)) for x in row]
        for c in range(len(row)):
            q = smoothing / len(row) + (1 - smoothing) * (c == targets[place])
            gradient[(*place, c)] = (e[c] / math.fsum(e) - q) / len(real)
    return gradient


def assert_loss(answer, logits, targets, what, *, pad_id=None, smoothing=0.0):
    got = answer.cross_entropy(
        Tensor(logits.copy()), targets.copy(), pad_id=pad_id, label_smoothing=smoothing
    )

    want = loss_by_definition(logits, targets, pad_id, smoothing).astype(logits.dtype)
    given = {"pad_id": pad_id, "label_smoothing": smoothing, "targets": targets}
    assert_tensor(got, want, what=f"the loss {what}", given=given)


def gradient_of(answer, logits, targets, **options):
    """What comes back to the logits; zeros where nothing does."""
    tensor = Tensor(logits.copy(), requires_grad=True)
    loss = answer.cross_entropy(tensor, targets.copy(), **options)
    if loss.requires_grad:
        loss.backward()
    return np.zeros(logits.shape) if tensor.grad is None else tensor.grad


@grades("teacher_forcing")
def test_the_decoder_is_given_all_but_the_last_token_and_should_say_all_but_the_first(answer):
    decoder_input, targets = answer.teacher_forcing(SENTENCES.copy())

    rows, given, axes = SENTENCES.tolist(), {"ids": SENTENCES}, "batch seq"
    want = np.array([[row[t] for t in range(5)] for row in rows])
    assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
    want = np.array([[row[t + 1] for t in range(5)] for row in rows])
    assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_as_many_sentences_as_tokens_are_cut_along_the_sentence(answer, rng):
    ids = rng.permutation(np.arange(4, 4 + TWIN * TWIN)).reshape(TWIN, TWIN)

    decoder_input, targets = answer.teacher_forcing(ids.copy())

    rows, given, axes = ids.tolist(), {"ids": ids}, "batch seq"
    want = np.array([[row[t] for t in range(TWIN - 1)] for row in rows])
    assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
    want = np.array([[row[t + 1] for t in range(TWIN - 1)] for row in rows])
    assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_one_sentence_and_two_tokens_are_enough(answer):
    for ids in (np.array([[2, 9, 5, 3]]), np.array([[2, 9], [2, 3], [2, 8]]), np.array([[2, 3]])):
        decoder_input, targets = answer.teacher_forcing(ids.copy())

        rows, given, axes = ids.tolist(), {"ids": ids}, "batch seq"
        steps = range(len(rows[0]) - 1)
        want = np.array([[row[t] for t in steps] for row in rows])
        assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
        want = np.array([[row[t + 1] for t in steps] for row in rows])
        assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_every_id_is_cut_alike_and_every_column_counts(answer, rng):
    # Columns of nothing but padding, and <bos> and <eos> where nobody expects them.
    ids = rng.integers(0, 4, (4, 7))
    ids[:, 5:] = 0

    decoder_input, targets = answer.teacher_forcing(ids.copy())

    rows, given, axes = ids.tolist(), {"ids": ids}, "batch seq"
    want = np.array([[row[t] for t in range(6)] for row in rows])
    assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
    want = np.array([[row[t + 1] for t in range(6)] for row in rows])
    assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_an_id_may_be_large_and_may_come_twice(answer):
    ids = np.array([[2, 70_000, 9, 2, 3], [2, 2, 300, 40_000, 300]])

    decoder_input, targets = answer.teacher_forcing(ids.copy())

    rows, given, axes = ids.tolist(), {"ids": ids}, "batch seq"
    want = np.array([[row[t] for t in range(4)] for row in rows])
    assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
    want = np.array([[row[t + 1] for t in range(4)] for row in rows])
    assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_sentences_may_lie_in_memory_in_any_order(answer):
    # Column by column; with a gap behind every id; from the last sentence to the first.
    spread = np.repeat(SENTENCES, 2, axis=1)
    for ids in (np.array(SENTENCES, order="F"), spread[:, ::2], SENTENCES[::-1].copy()[::-1]):
        decoder_input, targets = answer.teacher_forcing(ids)

        rows, axes = SENTENCES.tolist(), "batch seq"
        given = {"ids": ids, "their strides": ids.strides}
        want = np.array([[row[t] for t in range(5)] for row in rows])
        assert_array(decoder_input, want, what="decoder_input", axes=axes, given=given)
        want = np.array([[row[t + 1] for t in range(5)] for row in rows])
        assert_array(targets, want, what="targets", axes=axes, given=given)


@grades("teacher_forcing")
def test_cutting_leaves_the_sentences_as_they_were(answer):
    ids = SENTENCES.copy()

    answer.teacher_forcing(ids)

    assert_array(ids, SENTENCES, what="the ids, after the call", axes="batch seq")


@grades("teacher_forcing")
def test_what_was_cut_stays_as_it_is_when_other_sentences_are_cut(answer):
    other = np.array([[2, 7, 7, 9, 8, 3], [2, 9, 3, 0, 0, 0], [2, 8, 6, 4, 3, 0]])

    decoder_input, targets = answer.teacher_forcing(SENTENCES.copy())
    answer.teacher_forcing(other)

    rows, given, axes = SENTENCES.tolist(), {"ids": SENTENCES}, "batch seq"
    want = np.array([[row[t] for t in range(5)] for row in rows])
    what = "decoder_input after other sentences were cut"
    assert_array(decoder_input, want, what=what, axes=axes, given=given)
    want = np.array([[row[t + 1] for t in range(5)] for row in rows])
    what = "targets after other sentences were cut"
    assert_array(targets, want, what=what, axes=axes, given=given)


@grades("cross_entropy")
def test_the_loss_is_the_mean_surprise_at_the_targets(answer, rng):
    logits, targets = inputs(rng, BATCH, SEQ)

    loss = answer.cross_entropy(Tensor(logits.copy()), targets.copy())

    want = loss_by_definition(logits, targets)
    given = {"targets": targets}
    assert_tensor(loss, want, what="the loss of 3 sentences of 5 tokens", given=given)


@grades("cross_entropy")
def test_the_loss_is_right_where_all_axes_have_one_size(answer, rng):
    logits, targets = inputs(rng, TWIN, TWIN, vocab_size=TWIN)

    assert_loss(answer, logits, targets, "of 5 sentences of 5 tokens, with 5 words to choose from")


@grades("cross_entropy")
def test_there_may_be_any_number_of_axes_in_front_of_the_vocabulary(answer, rng):
    for shape, what in (
        ((BATCH,), "of 3 tokens without a batch axis"),
        ((1, 1), "of a single token"),
        ((2, BATCH, 4), "of tokens in three axes"),
    ):
        assert_loss(answer, *inputs(rng, *shape), what)


@grades("cross_entropy")
def test_the_vocabulary_may_be_large(answer, rng):
    logits, _ = inputs(rng, 2, 3, vocab_size=300)
    targets = np.array([[299, 128, 0], [255, 256, 127]])

    assert_loss(answer, logits, targets, "with 300 words to choose from")
    assert_loss(answer, logits, targets, "with 300 words to choose from, one padding", pad_id=255)


@grades("cross_entropy")
def test_a_batch_may_hold_more_than_a_thousand_tokens(answer, rng):
    logits, targets = inputs(rng, 30, 40, vocab_size=3)

    assert_loss(answer, logits, targets, "of 30 sentences of 40 tokens, in a vocabulary of 3")


@grades("cross_entropy")
def test_padding_and_smoothing_go_with_any_number_of_axes(answer, rng):
    for shape, what in (((6,), "of 6 tokens"), ((2, BATCH, 4), "of tokens in three axes")):
        logits, targets = inputs(rng, *shape)
        far = np.where(targets == 0, -100, targets)

        assert_loss(answer, logits, targets, f"{what} with padding", pad_id=0)
        assert_loss(answer, logits, far, f"{what} with padding", pad_id=-100)
        assert_loss(answer, logits, targets, f"{what}, smoothed", smoothing=0.3)
        assert_loss(answer, logits, far, f"{what}, smoothed", pad_id=-100, smoothing=0.3)


@grades("cross_entropy")
def test_without_a_pad_id_every_token_counts(answer, rng):
    logits, targets = inputs(rng, BATCH, SEQ)
    zeros = np.where(PADDING, 0, targets)

    assert_loss(answer, logits, zeros, "with pad_id None, where id 0 is a word like any other")
    assert_loss(answer, logits, np.zeros_like(zeros), "with pad_id None, of nothing but word 0")


@grades("cross_entropy")
def test_padding_does_not_count(answer, rng):
    assert_loss(answer, *padded(rng, 0), "with padding of id 0", pad_id=0)


@grades("cross_entropy")
def test_the_id_of_padding_is_the_one_that_is_given(answer, rng):
    # Now 0 is a word, and there are ids on either side of pad_id; then it is the last id.
    for pad_id in (4, VOCAB_SIZE - 1):
        what = f"with padding of id {pad_id}, where id 0 is a word"
        assert_loss(answer, *padded(rng, pad_id), what, pad_id=pad_id)


@grades("cross_entropy")
def test_the_id_of_padding_may_lie_outside_of_the_vocabulary(answer, rng):
    for pad_id in (-100, -1, 4 * VOCAB_SIZE):
        what = f"with padding of id {pad_id}, in a vocabulary of 7"
        assert_loss(answer, *padded(rng, pad_id), what, pad_id=pad_id)


@grades("cross_entropy")
def test_a_batch_may_have_no_padding_although_there_is_an_id_for_it(answer, rng):
    logits, targets = inputs(rng, BATCH, SEQ)
    targets[targets == 0] = 3

    assert_loss(answer, logits, targets, "of a batch without padding, with pad_id 0", pad_id=0)
    assert_loss(answer, logits, targets, "of a batch without padding, pad_id -100", pad_id=-100)


@grades("cross_entropy")
def test_every_token_weighs_the_same_in_whatever_sentence_it_stands(answer, rng):
    logits, targets = inputs(rng, 4, SEQ)
    targets = targets % (VOCAB_SIZE - 1) + 1
    # Sentences of 5 tokens, of 1, of none, and of 4.
    for sentence, length in enumerate((5, 1, 0, 4)):
        targets[sentence, length:] = 0

    assert_loss(answer, logits, targets, "of sentences of 5, 1, 0 and 4 tokens", pad_id=0)


@grades("cross_entropy")
def test_where_no_token_is_real_the_loss_is_zero(answer, rng):
    logits, _ = inputs(rng, 2, 4)
    for pad_id in (0, 3, -100):
        targets = np.full((2, 4), pad_id)
        what = f"of nothing but padding, of id {pad_id}"
        assert_loss(answer, logits, targets, what, pad_id=pad_id)
        assert_loss(answer, logits, targets, what, pad_id=pad_id, smoothing=0.2)


@grades("cross_entropy")
def test_smoothing_gives_every_class_an_equal_share(answer, rng):
    logits, targets = inputs(rng, BATCH, SEQ)
    for smoothing in (0.1, 0.45):
        what = f"with label_smoothing {smoothing}"
        assert_loss(answer, logits, targets, what, smoothing=smoothing)


@grades("cross_entropy")
def test_each_call_smooths_as_much_as_it_is_told(answer, rng):
    # A vocabulary of a size that no other check uses, so that nothing is known about it.
    logits, targets = inputs(rng, 2, 4, vocab_size=11)
    for smoothing in (0.6, 0.0, 0.25):
        what = f"with label_smoothing {smoothing}, in a vocabulary of 11"
        assert_loss(answer, logits, targets, what, smoothing=smoothing)


@grades("cross_entropy")
def test_smoothing_and_padding_go_together(answer, rng):
    for pad_id in (0, 4, -100):
        what = f"with label_smoothing 0.3 and padding of id {pad_id}"
        assert_loss(answer, *padded(rng, pad_id), what, pad_id=pad_id, smoothing=0.3)


@grades("cross_entropy")
def test_the_surprise_at_a_word_that_seemed_impossible_is_finite_and_exact(answer, rng):
    # Rows around 1000 and around -1000 in one batch, and e⁻⁹⁰⁰ is 0 for a computer.
    logits, targets = inputs(rng, 2, 3)
    logits[0] += 1000.0
    logits[1] -= 1000.0
    logits[0, 1, targets[0, 1]] -= 900.0
    logits[1, 2, targets[1, 2]] -= 40.0

    assert_loss(answer, logits, targets, "where a logit lies 900 below the others")
    assert_loss(answer, logits, targets, "where a logit lies 900 below the others", smoothing=0.1)


@grades("cross_entropy")
def test_the_loss_is_finite_for_logits_of_a_million(answer, rng):
    logits, targets = inputs(rng, BATCH, SEQ)
    logits *= 1e6 / np.abs(logits).max()
    empty = np.where(PADDING, -100, targets)

    assert_loss(answer, logits, targets, "for logits of up to ±10⁶")
    assert_loss(answer, logits, targets, "for logits of up to ±10⁶", smoothing=0.1)
    assert_loss(answer, logits, empty, "for logits of up to ±10⁶ and padding", pad_id=-100)


@grades("cross_entropy")
def test_gradients_reach_all_logits(answer, rng):
    logits, targets = inputs(rng, 2, 3)

    assert_gradients(lambda logits: answer.cross_entropy(logits, targets.copy()), logits,
                     what="the loss", names=["logits"])


@grades("cross_entropy")
def test_gradients_reach_the_logits_of_real_tokens_with_padding_among_them(answer, rng):
    for pad_id in (0, -100):
        logits, targets = padded(rng, pad_id)

        assert_gradients(
            lambda logits, ids=targets, pad=pad_id: answer.cross_entropy(
                logits, ids.copy(), pad_id=pad
            ),
            logits, what=f"the loss with padding of id {pad_id}", names=["logits"],
        )


@grades("cross_entropy")
def test_gradients_reach_the_logits_whatever_the_number_of_axes(answer, rng):
    for shape, what in (((4,), "one axis"), ((2, 1, 3), "three axes")):
        logits, targets = inputs(rng, *shape)
        targets[targets == 0] = -100

        assert_gradients(
            lambda logits, ids=targets: answer.cross_entropy(
                logits, ids.copy(), pad_id=-100, label_smoothing=0.2
            ),
            logits, what=f"the loss of tokens in {what}", names=["logits"],
        )


@grades("cross_entropy")
def test_padding_gets_no_gradient_at_all(answer, rng):
    for pad_id in (4, -100):
        for smoothing in (0.0, 0.3):
            logits, targets = padded(rng, pad_id)
            logits = 5.0 * logits

            gradient = gradient_of(
                answer, logits, targets, pad_id=pad_id, label_smoothing=smoothing
            )

            what = f"the gradient of padding of id {pad_id}, with label_smoothing {smoothing}"
            want = np.zeros((PADDING.sum(), VOCAB_SIZE))
            assert_array(gradient[PADDING], want, what=what, axes="tokens vocab_size")


@grades("cross_entropy")
def test_gradients_are_right_under_label_smoothing(answer, rng):
    logits, targets = inputs(rng, 2, 3)
    words = np.where(targets == 4, 5, targets)
    words[1, 1:] = 4

    assert_gradients(
        lambda logits: answer.cross_entropy(logits, targets.copy(), label_smoothing=0.2),
        logits, what="the loss with label_smoothing 0.2", names=["logits"],
    )
    assert_gradients(
        lambda logits: answer.cross_entropy(logits, words.copy(), pad_id=4, label_smoothing=0.2),
        logits, what="the loss with label_smoothing 0.2 and padding of id 4", names=["logits"],
    )


@grades("cross_entropy")
def test_where_no_token_is_real_there_is_nothing_to_learn(answer, rng):
    logits, _ = inputs(rng, 2, 4)
    for pad_id in (0, -100):
        gradient = gradient_of(answer, logits, np.full((2, 4), pad_id), pad_id=pad_id)

        what = f"the gradient of the loss of nothing but padding, of id {pad_id}"
        assert_array(gradient, np.zeros((2, 4, VOCAB_SIZE)), what=what, axes="batch seq vocab_size")


@grades("cross_entropy")
def test_the_gradient_is_finite_for_logits_of_a_million(answer, rng):
    logits, targets = inputs(rng, 2, 3)
    logits *= 1e6 / np.abs(logits).max()
    for smoothing in (0.0, 0.1):
        gradient = gradient_of(answer, logits, targets, label_smoothing=smoothing)

        want = gradient_by_definition(logits, targets, smoothing=smoothing)
        what = f"the gradient for logits of up to ±10⁶, with label_smoothing {smoothing}"
        assert_array(gradient, want, what=what, axes="batch seq vocab_size")


@grades("cross_entropy")
def test_what_stands_in_the_padding_has_no_influence(answer, rng):
    logits, targets = padded(rng, 0)
    other = logits.copy()
    other[PADDING] = 50.0 * rng.standard_normal((PADDING.sum(), VOCAB_SIZE))

    for smoothing in (0.0, 0.3):
        loss = answer.cross_entropy(Tensor(logits), targets, pad_id=0, label_smoothing=smoothing)
        again = answer.cross_entropy(Tensor(other), targets, pad_id=0, label_smoothing=smoothing)

        what = f"the loss after the logits of the padding changed, label_smoothing {smoothing}"
        assert_tensor(again, loss.data, what=what)


@grades("cross_entropy")
def test_float32_logits_give_a_float32_loss(answer, rng):
    logits, targets = padded(rng, 0)
    logits = logits.astype(np.float32)
    words = targets.astype(np.int32)

    assert_loss(answer, logits, words, "of float32 logits", pad_id=0)
    assert_loss(answer, logits, words, "of float32 logits, smoothed", pad_id=0, smoothing=0.2)
    assert_loss(answer, logits, words, "of float32 logits, pad_id None")


@grades("cross_entropy")
def test_logits_and_targets_may_lie_in_memory_in_any_order(answer, rng):
    logits, targets = padded(rng, 0)
    want = loss_by_definition(logits, targets, 0)
    turned = Tensor(np.array(logits, order="F"))

    loss = answer.cross_entropy(turned, np.array(targets, order="F"), pad_id=0)

    assert_tensor(loss, want, what="the loss of arrays that lie column by column")


@grades("cross_entropy")
def test_a_call_changes_no_input_and_leaves_nothing_behind_for_the_next(answer, rng):
    for pad_id in (0, -100):
        logits, targets = padded(rng, pad_id)
        tensor, ids = Tensor(logits.copy()), targets.copy()

        options = {"pad_id": pad_id, "label_smoothing": 0.2}
        first = answer.cross_entropy(tensor, ids, **options)
        answer.cross_entropy(Tensor(logits[:2, :3]), np.array([[5, 1, 2], [3, 6, 1]]))
        again = answer.cross_entropy(tensor, ids, **options)

        what = f"after the call with pad_id {pad_id}"
        assert_array(tensor.data, logits, what=f"logits {what}", axes="batch seq vocab_size")
        assert_array(ids, targets, what=f"targets {what}", axes="batch seq")
        assert_equal(bool(np.array_equal(again.data, first.data)), True,
                     what="whether the same call gives the very same loss")
