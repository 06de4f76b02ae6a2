"""06 · Scaled dot-product attention: every query shares its attention out over the keys.

What it is for
--------------
Read «The animal didn't cross the street because it was too tired». To know what "it" means you
look back at the other words, and not at all of them alike: much at "animal", little at "the".
Attention is that look, written as arithmetic. Every word asks a question (its *query*), every
word wears a label (its *key*) and carries a content (its *value*). A question is compared with
every label, the comparisons become shares that add up to 1, and the answer is the average of the
contents, weighted by the shares.

The idea in numbers
-------------------
Four words, and the shares that one query gives them:

    key        I      am     a      boy
    weight     0.70   0.05   0.05   0.20        adds up to 1
    value      v0     v1     v2     v3

    output  =  0.70·v0 + 0.05·v1 + 0.05·v2 + 0.20·v3

That is one row. With one query per word there is one row per word, and all rows together take
three operations on whole matrices:

    query   queries × d_k ──┐
                            ├── scores ── softmax ──▸ weights ──┐
    key     keys × d_k ─────┘   both are queries × keys         ├──▸ output   queries × d_v
                                                                │
    value   keys × d_v ─────────────────────────────────────────┘

The formula
-----------
    Attention(Q, K, V) = softmax(Q Kᵀ / √d_k) V

    softmax(x)_i = exp(x_i) / Σ_j exp(x_j)

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.2.1, formula (1)
(arXiv:1706.03762).

Why divide by √d_k
------------------
A score is a sum of d_k products. If query and key hold independent numbers of mean 0 and
variance 1, each product has variance 1 and the sum has variance d_k: the wider the vectors, the
larger the scores. Softmax turns large differences into "all or nothing", and there its gradient
is nearly zero, so nothing would be learnt. Dividing by √d_k brings the variance back to 1.

On paper
--------
Width: with d_k = 64 and q · k = 128 the score is 128 / √64 = 128 / 8 = 16.

Shapes: «Anthony Hopkins admired Michael Bay as a great director» has 9 words of width 64.
One query gives (1 × 64)(64 × 9) = 1 × 9 scores; all nine give 9 × 9 = 81.

Softmax: the scores 0, ln 2 and ln 5 have the exponentials 1, 2 and 5, which add up to 8, so the
weights are 1/8, 2/8 and 5/8. Adding 1000 to all three scores changes nothing: each exponential
is multiplied by the same e¹⁰⁰⁰, and the division takes it out again. That is worth remembering,
because e¹⁰⁰⁰ itself is too large for a computer.

Output: over the values 8, 16 and 24 these weights give 8 · 1/8 + 16 · 2/8 + 24 · 5/8
= 1 + 4 + 15 = 20. An average lies between the smallest value and the largest, always.

Tools
-----
A Tensor has ``.exp()``, and ``.max`` and ``.sum`` with ``axis`` and ``keepdims``; ``a @ b``
multiplies matrices over the last two axes; ``.mT`` swaps the last two axes and leaves the batch
alone. minigrad's own softmax stays shut in this stage, because you are building it.

Traps
-----
Let queries and keys differ in number when you try your code: on a square matrix a wrong axis goes
unnoticed. Ask of every row, not of every column: does it add up to 1? And give softmax two rows
that live far apart, one around 1000 and one around -1000: each row is a small world of its own.

What comes next: attention as it stands does not know the order of the words (07), and it
looks at everything, the padding and the future too (08).
"""

import math

import numpy as np

from exercises.s05_projections import QKVProjection
from minigrad import Module, Tensor, shaped


def softmax(x: Tensor, axis: int = -1) -> Tensor:
    """Turn scores into weights: positive, and adding up to 1 along ``axis``.

    p_i = exp(x_i) / Σ_j exp(x_j)

    The scores may be as large as ±10⁶: the weights are finite all the same.

    Shapes:
        x: ...
        returns: ...

    Source:
        Bridle 1990, «Probabilistic Interpretation of Feedforward Classification Network Outputs».
    """
    # Task: build softmax from exp, max and sum, so that no exponential can overflow.

    # softmax(x) = softmax(x - c) for any c. With the largest score of each row as c, no exponent
    # is above 0. One c for the whole array, x.max(), would let a row of small scores vanish.
    largest = x.max(axis=axis, keepdims=True)
    exponentials = (x - largest).exp()
    # Without keepdims, the total of one row would divide a column.
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


@shaped
def attention_scores(query: Tensor, key: Tensor) -> Tensor:
    """Compare every query with every key.

    scores = Q Kᵀ / √d_k

    Shapes:
        query: ... queries d_k
        key: ... keys d_k
        returns: ... queries keys

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.1 (arXiv:1706.03762).
    """
    # Task: one dot product for every pair of a query and a key, brought back to unit size.

    # The width of one key, not the length of the sentence: the last axis.
    d_k = query.shape[-1]
    # .mT turns the last two axes only; .T would turn the batch around as well.
    return query @ key.mT / math.sqrt(d_k)  # (..., queries, keys)


@shaped
def attention(query: Tensor, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
    """Average the values, weighted by how well each key answers each query.

    weights = softmax(scores),   output = weights · V

    Shapes:
        query: ... queries d_k
        key: ... keys d_k
        value: ... keys d_v
        returns: ... queries d_v, ... queries keys

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», formula (1) (arXiv:1706.03762).
    """
    # Task: from scores to weights to the weighted average of the values; return both.

    # Each query shares itself out over the keys, so the weights of a row add up to 1.
    weights = softmax(attention_scores(query, key), axis=-1)  # (..., queries, keys)
    return weights @ value, weights


class SelfAttention(Module):
    """Attention of a sentence to itself: its words are queries, keys and values alike.

    Weights:
        qkv: a QKVProjection (stage 05)

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.3 (arXiv:1706.03762).
    """

    def __init__(self, d_model: int, *, rng: np.random.Generator) -> None:
        """Create the three projections; ``rng`` draws their first weights."""
        # Task: keep a QKVProjection in self.qkv.
        self.qkv = QKVProjection(d_model, rng=rng)

    @shaped
    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Let every position of ``x`` look at every position of ``x``.

        Shapes:
            x: ... seq d_model
            returns: ... seq d_model, ... seq seq
        """
        # Task: make queries, keys and values of x, and let attention do the rest.
        query, key, value = self.qkv(x)
        return attention(query, key, value)
