"""14 · The loss: how surprised the model is by the word that really comes next.

What it is for
--------------
The Transformer (13) gives one number, a *logit*, to every word of the vocabulary, at every place
of the sentence. To learn, it must be told how good that was, in a single number that has a
gradient. Softmax makes probabilities of the logits; the *surprise* at the word that really comes
next is -ln p of it. A word that was certain costs 0; a word that got 1/8 costs ln 8. The loss is
the mean surprise over all words.

What the decoder is asked
-------------------------
A sentence of 5 tokens holds 4 questions: after these words, which one comes next?

    ids              <bos>   je     suis       étudiant   <eos>

    decoder_input    <bos>   je     suis       étudiant
    targets          je      suis   étudiant   <eos>

All four are asked in one pass, because the look-ahead mask (08) hides the answers. While it
learns, the decoder is given the *right* words so far, even where it would have said others: that
is called *teacher forcing*. In use (17) it has only its own words to go on.

The formula
-----------
    loss = (1/n) Σ over the real tokens of -Σ_c q_c ln p_c,   p = softmax(logits)

n counts the real tokens of the whole batch: all but the padding. q is what the answer should have
been: 1 at the target and 0 elsewhere, so that the inner sum is just -ln p of the target. With
*label smoothing* s the target gives away a part of its 1, and every class, the target among them,
gets an equal share of that part:

    q_c = (1 - s) · [c is the target] + s / vocab_size

A model can only come near p = 1 by ever larger logits. With smoothing it need not try.

Source: Williams and Zipser 1989 for teacher forcing; Szegedy et al. 2016, «Rethinking the
Inception Architecture», section 7, for label smoothing (arXiv:1512.00567).

On paper
--------
Three words in the vocabulary, and the logits 0, ln 2 and ln 5 at two places. Their exponentials
are 1, 2 and 5, so p = (1/8, 2/8, 5/8). Let the targets be word 2 and word 0:

    surprise at word 2     -ln 5/8  =  0.4700
    surprise at word 0     -ln 1/8  =  2.0794
    loss                   (0.4700 + 2.0794) / 2  =  1.2747 nats per token

A *nat* is the unit of a surprise measured with the natural logarithm. exp(loss) is called
*perplexity*: here 3.58, as if each word had been guessed among 3.58 equally likely ones. A model
that knows nothing gives each of 85 words the same p and has the loss ln 85 = 4.44. That is what
the first loss of a training should be near.

The gradient with respect to the logits is (p - q) / n, and needs no work: the engine finds it.

    place 0     ( 1/8       2/8    5/8 - 1 ) / 2   =   ( 0.0625    0.125   -0.1875 )
    place 1     ( 1/8 - 1   2/8    5/8     ) / 2   =   (-0.4375    0.125    0.3125 )

Every row adds up to 0: what pushes the right word up pushes the others down.

Smoothing: with 4 words and s = 0.1 the target should get 0.9 + 0.025 = 0.925, the three others
0.025 each. These add up to 1.

Padding: two sentences of 5 and of 3 tokens, <pad> being 0:

    ids        2 4 5 6 3        targets      4 5 6 3        6 of the 8 are real, so n = 6
               2 7 3 0 0                     7 3 0 0

Why log-softmax
---------------
If one logit lies 1000 below the largest, its p is e⁻¹⁰⁰⁰, which a computer rounds to 0. ln 0 is
-∞, and the gradient is lost. Yet ln p is about -1000, a number like any other, if one never leaves
the logarithms:

    ln p_c = x_c - largest - ln Σ_j exp(x_j - largest)

Tools
-----
``log_softmax(x)`` of minigrad works over the last axis. A Tensor can be indexed with a boolean
array, which keeps the places that are True, and with one array of whole numbers per axis, which
picks one number for each. minigrad's own cross_entropy stays shut in this stage, because you are
building it.

Traps
-----
* A mean over what? Try a batch of a long and a short sentence. A mean of the sentences' means is
  another number, and so is a sum divided by the number of places.
* Padding is not always 0. ``pad_id`` may be any id of the vocabulary, None for "there is no
  padding", or -100, for which no probability exists. What does Python pick for a negative index?
* No padding at all, nothing but padding: what is the mean of no tokens?

What comes next: the loss says how wrong the model is, and its gradient in which direction it
should go. The optimizer takes the step (15).
"""

import numpy as np

from minigrad import IdError, ShapeError, Tensor, log_softmax, shaped


def check_targets(logits: Tensor, targets: np.ndarray, pad_id: int | None) -> None:
    """Refuse targets of another shape, or of a token that is neither in the vocabulary nor padding.

    Without it, a target of -1 would quietly be the last word.
    """
    if targets.shape != logits.shape[:-1]:
        raise ShapeError(
            "targets has the wrong shape\n"
            f"  expected  {logits.shape[:-1]}, one target for each row of logits {logits.shape}\n"
            f"  got       {targets.shape}"
        )
    vocab_size = logits.shape[-1]
    outside = (targets != pad_id) & ((targets < 0) | (targets >= vocab_size))
    if outside.any():
        raise IdError(
            "targets points outside of the vocabulary\n"
            f"  expected  0 <= target < vocab_size = {vocab_size}, or pad_id = {pad_id}\n"
            f"  got       {targets[outside][0]}"
        )


@shaped
def teacher_forcing(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut a batch of sentences into what the decoder is given and what it should say to it.

    decoder_input[b, t] = ids[b, t],   targets[b, t] = ids[b, t + 1]

    The last token answers and asks nothing; so the results are one step shorter than the
    sentences: steps = seq - 1.

    Shapes:
        ids: batch seq
        returns: batch steps, batch steps

    Source:
        Williams and Zipser 1989, «A Learning Algorithm for Continually Running Fully Recurrent
        Neural Networks» (Neural Computation 1, 270-280).
    """
    # TODO: return all tokens but the last, and all tokens but the first, of every sentence.
    raise NotImplementedError


@shaped
def cross_entropy(
    logits: Tensor,
    targets: np.ndarray,
    *,
    pad_id: int | None = None,
    label_smoothing: float = 0.0,
) -> Tensor:
    """Measure how surprised the model is by the targets, on average over the real tokens.

    loss = (1/n) Σ over the real tokens of -Σ_c q_c ln p_c,   p = softmax(logits)
    q_c  = (1 - label_smoothing) · [c is the target] + label_smoothing / vocab_size

    A token is real if it is not ``pad_id``; with ``pad_id`` None all are. The result is a Tensor
    of one number, without axes. Padding has no influence on it and gets no gradient.

    Shapes:
        logits: ... vocab_size
        targets: ...

    Units:
        returns: nats per token; 0 where there is no real token.

    Raises:
        ShapeError: targets has not one token for each row of logits.
        IdError: a target is neither in the vocabulary nor ``pad_id``. An IdError is an IndexError.

    Source:
        Szegedy et al. 2016, «Rethinking the Inception Architecture», section 7 (arXiv:1512.00567).
    """
    check_targets(logits, targets, pad_id)
    # TODO: take the log-probabilities of the real tokens, weigh them by q, and average over tokens.
    raise NotImplementedError
