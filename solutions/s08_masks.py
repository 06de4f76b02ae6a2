"""08 · Masks: who may look at whom.

What it is for
--------------
Attention (06) looks at everything. Two things it must not look at:

* Padding. Sentences of a batch are filled up with <pad> to one length. A <pad> is no word, and
  nobody may take a share of it.
* The future. While it learns, a decoder is given the whole sentence that it should produce, so
  that all its words can be predicted in one go. The word that predicts the next one must not see
  the next one, or it would learn to copy.

A mask says for each pair of a query and a key whether the one may attend to the other. In this
course it is a boolean array, and True always means: may be attended to.

The idea in a picture
---------------------
Rows are queries, columns are keys, ■ is True. A sentence of three words, padded to five:

    look-ahead mask        padding mask         both

    je        ■ · · · ·                         ■ · · · ·
    suis      ■ ■ · · ·                         ■ ■ · · ·
    étudiant  ■ ■ ■ · ·    ■ ■ ■ · ·            ■ ■ ■ · ·
    <pad>     ■ ■ ■ ■ ·                         ■ ■ ■ · ·
    <pad>     ■ ■ ■ ■ ■                         ■ ■ ■ · ·

A decoder that has read "je" may see "je", and not yet "suis"; after "suis" it may see both. The
padding mask is a single row, because padding is hidden from every query alike: it silences
columns. What the rows of <pad> themselves compute is of no interest, as nobody looks at them.

Two masks are combined by "and": a key may be seen if every mask allows it.

The shapes
----------
    look_ahead_mask(keys)        queries keys        the same for every sentence
    padding_mask(ids)      batch 1       keys        the same for every query
    both                   batch queries keys

NumPy stretches the axis of size 1. Without that axis, (batch, keys) would be laid over (queries,
keys), and the padding of sentence 1 would be hidden from the *query* 1 of all sentences. If batch
and length happen to be equal, nothing even crashes.

How a key is silenced
---------------------
    weights = softmax(scores with -∞ at every forbidden key)

Softmax makes shares out of exponentials. Let the scores be 0, ln 2 and ln 5, with exponentials 1,
2 and 5, and forbid the third key:

    key                       0     1     2
    exponentials              1     2     5
    all allowed             1/8   2/8   5/8      adds up to 1
    third key forbidden     1/3   2/3     0      adds up to 1 as well

The shares that are left keep their ratio, 1 to 2, and add up to 1 again. The exponential of -∞ is
0; so is that of a number as low as -10⁹, as far as a computer can tell.

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.2.3 (arXiv:1706.03762).

On paper
--------
A sentence of 9 tokens in a batch padded to 41 positions: 41 - 9 = 32 keys are masked, for each of
the 41 queries.

Traps
-----
Ask of a score of 0: what is its exponential? And is the score of an allowed key always above the
number that you write in for a forbidden one? Try scores around -30.

Pad at the front, too. With the padding at the end, a look-ahead mask alone hides it from all real
words, and a forgotten padding mask goes unnoticed.

A row may allow no key at all. It happens with padding at the front: the first <pad> may see only
itself, and it is hidden. Such a row has no sensible shares; whatever numbers you give it are right,
as long as they are numbers. Not-a-number spreads: one such row, and on the way back the gradients
of the whole sentence are lost.

Elsewhere: torch.nn.functional.scaled_dot_product_attention takes True as "may be attended to", as
we do. torch.nn.MultiheadAttention means the opposite: there, True is hidden.

What comes next: several attentions side by side, each with an eye for something else (09).
"""

import numpy as np

from exercises.s06_attention import attention_scores
from minigrad import DTypeError, Tensor, masked_fill, shaped, softmax


def check_mask(mask: np.ndarray) -> None:
    """Refuse a mask that is not made of booleans: 0 and 1 would not survive a `~`."""
    if np.asarray(mask).dtype != bool:
        raise DTypeError(
            "a mask must hold booleans\n"
            "  expected  a boolean array, True where a key may be attended to\n"
            f"  got       {np.asarray(mask).dtype}"
        )


@shaped
def padding_mask(ids: np.ndarray, *, pad_id: int = 0) -> np.ndarray:
    """Say which keys are real tokens: True for them, False for padding.

    The same row counts for every query, so the axis of the queries has size 1.

    Shapes:
        ids: batch keys
        returns: batch 1 keys

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.3 (arXiv:1706.03762).
    """
    # Task: compare the ids with the id of padding, and make room for the queries.

    # The new axis is the queries', so that padding is hidden as a key: a column, not a row.
    # `ids[:, :, None]` would silence the questions of <pad> and leave its answers audible.
    return (ids != pad_id)[:, None, :]  # (batch, 1, keys)


def look_ahead_mask(length: int) -> np.ndarray:
    """Hide the future: True where a query's position is the key's own or a later one.

    Shapes:
        returns: length length

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.3 (arXiv:1706.03762).
    """
    # Task: for each query (row) say of each key (column) that it is not in the future.
    position = np.arange(length)
    # A word may see itself: >= and not >.
    return position[:, None] >= position[None, :]  # (queries, keys)


@shaped
def combine_masks(*masks: np.ndarray | None) -> np.ndarray | None:
    """Allow what every mask allows: True where all of them are True.

    None stands for "no mask": it forbids nothing. If there is no mask at all, the result is None.

    Shapes:
        masks: broadcastable to ... queries keys
        returns: broadcastable to ... queries keys

    Raises:
        DTypeError: a mask holds anything but booleans; it is a TypeError.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.3 (arXiv:1706.03762).
    """
    for mask in masks:
        if mask is not None:
            check_mask(mask)
    # Task: put together the masks that are there; NumPy stretches them to a common shape.
    combined = None
    for mask in masks:
        if mask is not None:
            # A new array: `combined &= mask` would write into the first mask of the caller.
            combined = mask if combined is None else combined & mask
    return combined


@shaped
def scaled_dot_product_attention(
    query: Tensor, key: Tensor, value: Tensor, *, attn_mask: np.ndarray | None = None
) -> tuple[Tensor, Tensor]:
    """Attention of stage 06, under a mask: True in ``attn_mask`` is "may be attended to".

    weights = softmax(scores with -∞ at every forbidden key),   output = weights · V

    A forbidden key has weight 0 and no influence on anything, forward or backward. In a row that
    allows no key, output and weights are finite, and no other row is affected.

    Shapes:
        query: ... queries d_k
        key: ... keys d_k
        value: ... keys d_v
        attn_mask: broadcastable to ... queries keys
        returns: ... queries d_v, ... queries keys

    Raises:
        DTypeError: attn_mask holds anything but booleans; it is a TypeError.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», sections 3.2.1 and 3.2.3
        (arXiv:1706.03762).
    """
    if attn_mask is not None:
        check_mask(attn_mask)
    # Task: as in stage 06, but silence the scores of forbidden keys before they become shares.

    scores = attention_scores(query, key)  # (..., queries, keys)
    if attn_mask is None:
        weights = softmax(scores)
    else:
        # Not 0, whose exponential is 1, but the lowest number of this dtype. Not -∞: in a row of
        # nothing but -∞, softmax computes -∞ - (-∞), which is not a number.
        lowest = np.finfo(scores.dtype).min
        weights = softmax(masked_fill(scores, ~attn_mask, lowest))
        # A row that allows no key has shared itself out evenly over forbidden ones: take it back.
        weights = masked_fill(weights, ~attn_mask, 0.0)
    return weights @ value, weights
