"""05 · Queries, keys and values: each word looked at in three learnt ways.

What it is for
--------------
In attention (stage 06) a word plays three parts: it asks, it is found, and it hands something
over. In «The animal stopped because it was tired», "it" asks for a noun, "animal" is found as a
noun, and what "animal" then hands over is its meaning. One vector cannot be all three, so each
word's vector x is multiplied by three matrices, and training finds the numbers in them:

                   ┌── x W_Q ──▸ query   what the word looks for
    x, one word ───┼── x W_K ──▸ key     what it is found by
                   └── x W_V ──▸ value   what it hands over

Why not compare the words themselves? Because u · v = v · u: "animal" would score for "it" exactly
what "it" scores for "animal". With a query matrix and a key matrix of their own, the two
directions are two different numbers.

The piece that does it is the *linear layer*. It stands in every part of a Transformer, so it is
built first.

The formula
-----------
    y = x W + b          y_j = Σ_i x_i W_ij + b_j

Each output number is a weighted sum of all input numbers, plus a number of its own. W has one
row for each input and one column for each output:

                      to output 0   1   2
    from input 0            [   1   0   3 ]
    from input 1            [   0   1  -1 ]

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).

On paper
--------
One word: x = [1, 2], W as above, b = [10, 20, 30].

    y_0 = 1·1 + 2·0    + 10 = 11
    y_1 = 1·0 + 2·1    + 20 = 22
    y_2 = 1·3 + 2·(-1) + 30 = 31

A sentence: «I love AI» is 3 words of width 64, so (3 × 64)(64 × 64) = 3 × 64. A batch of
sentences only adds axes in front. The layer has 64 · 64 weights and 64 biases, 4160 numbers,
whether the sentence has 3 words or 300: every word is multiplied by the same W.

Two directions: let u = [1, 0] and v = [0, 1] be two words, W_Q the matrix [[1, 0], [0, 1]] and
W_K the matrix [[0, 0], [1, 0]]. The query of u meets the key of v in [1, 0] · [1, 0] = 1, the
query of v meets the key of u in [0, 1] · [0, 0] = 0. So u looks for v, and v does not look for u.

The first weights
-----------------
Before training the weights are random. Were they all alike, all outputs would be alike, would
get the same gradient, and would stay alike for ever. Their size matters too: y_j is a sum of
d_in products, so weights that are too large make the numbers grow from layer to layer, and
weights that are too small make them die out. Glorot and Bengio draw them uniformly, all numbers
between -limit and limit equally likely, with limit = √(6 / (d_in + d_out)). For 64 inputs and 64
outputs that is 0.217.

All random numbers come from the generator ``rng`` that the caller passes in. The same seed then
gives the same model, and nothing that happens elsewhere in the program can change it.

Tools
-----
``Parameter(array)`` is a Tensor that is learnt; a Module finds it once it is an attribute.
``layer(x)`` calls ``layer.forward(x)``. ``rng.uniform(low, high, size)`` draws an array.
``x @ w`` multiplies matrices over the last two axes and leaves the axes before them alone.

Traps
-----
Try your layer with d_in and d_out different: a square matrix does not show which of its axes is
fed and which one comes out. Other libraries (torch among them) store the transpose of this W.
And let the bias be something else than zeros when you try it: to whom does b_j belong, to a
place in the sentence or to an output?

What comes next: queries are compared with keys, and values are averaged (06).
"""

import math

import numpy as np

from minigrad import Module, Parameter, Tensor, shaped


class Linear(Module):
    """A linear layer: every output number is a weighted sum of all input numbers.

    Shapes:
        weight: d_in d_out
        bias: d_out

    Source:
        Glorot and Bengio 2010, «Understanding the difficulty of training deep feedforward neural
        networks», formula (16) (PMLR 9, 249-256), for the first weights.
    """

    def __init__(
        self, d_in: int, d_out: int, *, bias: bool = True, rng: np.random.Generator
    ) -> None:
        """Create the weight, drawn by ``rng``, and the bias: zeros, or None if ``bias`` is False.

        W_ij uniformly from -limit to limit,   limit = √(6 / (d_in + d_out))
        """
        # TODO: keep the first weights and, if there is to be one, the bias, as parameters.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor) -> Tensor:
        """Map each vector along the last axis of ``x``.

        y = x W + b

        Shapes:
            x: ... d_in
            returns: ... d_out
        """
        # TODO: multiply by the weight, and add the bias if the layer has one.
        raise NotImplementedError


class QKVProjection(Module):
    """Three linear layers side by side: queries, keys and values of the same words.

    query = x W_Q,   key = x W_K,   value = x W_V

    Weights:
        q_proj, k_proj, v_proj: a Linear each, d_model to d_model, without bias

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).
    """

    def __init__(self, d_model: int, *, rng: np.random.Generator) -> None:
        """Create the three layers; ``rng`` draws the first weights of each in turn."""
        # TODO: keep three linear layers without bias, each with weights of its own.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Make the query, the key and the value of every word.

        Shapes:
            x: ... d_model
            returns: ... d_model, ... d_model, ... d_model
        """
        # TODO: send x through each of the three layers; return query, key and value.
        raise NotImplementedError
