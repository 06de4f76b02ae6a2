"""04 · Embedding: every token id becomes a vector that can be learnt.

What it is for
--------------
An id is a name, not an amount. If "I" is 1, "love" is 2 and "AI" is 3, then "love" is not twice
"I", and "AI" is not "I" and "love" together. A model that calculated with ids would believe all
of that. So each token gets a row of numbers of its own, a *vector*, and calculates with that. What
the numbers are is not decided by us: they begin at random and are learnt, like every other weight
of the model. Words that are used alike end up with vectors that are alike.

The idea in a picture
---------------------
All vectors together are one table, with one row per id. An embedding looks rows up:

    ids         weight  (vocab_size × d_model)          output  (seq × d_model)

    1 ─┐        row 0  <pad>  [ 0.1  0.4 ]
    2  ├──→     row 1  I      [ 0.3 -0.2 ]      ──→     [ 0.3 -0.2 ]     row 1
    1 ─┘        row 2  love   [-0.5  0.6 ]              [-0.5  0.6 ]     row 2
                row 3  AI     [ 0.2  0.9 ]              [ 0.3 -0.2 ]     row 1 again

One axis is added at the end, and the axes of the ids stay what they were: ids of shape
(batch, seq) give vectors of shape (batch, seq, d_model).

The formula
-----------
    output[…, :] = weight[ids[…], :]

The same thing as a matrix product: write id 2 as the *one-hot* row [0 0 1 0], which is 1 at place
2 and 0 elsewhere. One-hot times table is row 2 of the table. So an embedding is a linear layer on
one-hot rows. But with 10 000 words of width 512 that product takes 10 000 · 512 = 5 120 000
multiplications for each token, nearly all of them by 0, where a look-up copies 512 numbers.

Source: Bengio et al. 2003, «A Neural Probabilistic Language Model», section 2; Vaswani et al. 2017,
«Attention Is All You Need», section 3.4 (arXiv:1706.03762).

On paper
--------
"I love AI" is three tokens. With a vocabulary of four, <pad> and these three words, the ids are
1 2 3. With d_model = 64 the table is 4 × 64, 256 numbers to learn, and the output is three
vectors of width 64: a 3 × 64 array. (With all four special tokens of stage 03 it would be 7 rows,
and the words would begin at id 4.)

The gradient: the sentence in the picture is "I love I". Say the loss sends back

    to position 0, which read row 1     [ 1  2 ]             row 0   [ 0  0 ]    nobody read it
    to position 1, which read row 2     [ 3  4 ]     ──→     row 1   [11 22 ]    both uses add up
    to position 2, which read row 1     [10 20 ]             row 2   [ 3  4 ]
                                                             row 3   [ 0  0 ]

You wrote this as `embedding_vjp` in stage 02. Here the Tensor does it for you, as long as what
you look rows up in is the Tensor itself.

Traps
-----
* Python counts backwards from the end where an index is negative. What would `weight[-1]` be, and
  who would notice? The first and the last id of the table are good ones to try, and their
  neighbours outside of it too.
* Try ids of one axis, of two and of three, and a word that occurs twice in one sentence.

What comes next: queries, keys and values are made from these vectors (05). The order of the
words is in none of them yet (07). And why the first numbers are about 1/√d_model large: the
Transformer multiplies the vectors by √d_model before it adds the positions (13), which brings
them to size 1. Nothing is scaled here.
"""

import numpy as np

from minigrad import IdError, Module, Parameter, Tensor, shaped


class Embedding(Module):
    """A table with one vector of width d_model for every token id.

    Shapes:
        weight: vocab_size d_model

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.4 (arXiv:1706.03762).
    """

    def __init__(self, vocab_size: int, d_model: int, *, rng: np.random.Generator) -> None:
        """Create the table; ``rng`` draws its first numbers, about 1/√d_model large."""
        # TODO: keep a table of random numbers in self.weight, so that it is learnt.
        raise NotImplementedError

    @shaped
    def forward(self, ids: np.ndarray) -> Tensor:
        """Look up the vector of each id.

        output[…, :] = weight[ids[…], :]

        Shapes:
            ids: ...
            returns: ... d_model

        Raises:
            IdError: an id is negative, or not below vocab_size. An IdError is an IndexError.
        """
        # TODO: refuse every id that has no row of its own, then look up the rows of all ids.
        raise NotImplementedError
