"""07 · Sinusoidal positional encoding: every position gets a vector of its own, made of waves.

What it is for
--------------
«The dog bites the man» and «The man bites the dog» hold the same words. Attention (06) compares
words with words and takes averages; where a word stands does not enter. Shuffle the words of a
sentence, and its outputs come out shuffled in the same way, with the same numbers. So the order
has to be put into the vectors: to the vector of each word is added a vector that stands for its
position.

The idea in a picture
---------------------
Tell the time by clocks: one hand runs fast, the next slower, the next slower still. The fast hand
tells neighbours apart, the slow ones tell the beginning from the end, and all hands together are
different at every moment. A hand that has turned by some angle points at (cosine, sine), so each
clock fills two columns of the table. Here are the sine columns for d_model = 8, positions 0 to 47:

    column 0   ▅██▅▁▁▃▇█▆▂▁▂▆█▇▃▁▁▅██▄▁▁▄██▆▂▁▃▇█▇▃▁▂▆█▇▄▁▁▅██▅   one turn in    6.3 positions
    column 2   ▅▅▅▆▆▆▇▇▇██████████████▇▇▇▇▆▆▅▅▅▄▄▃▃▃▂▂▂▁▁▁▁▁▁▁▁   one turn in   63 positions
    column 4   ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆   one turn in  628 positions
    column 6   ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅   one turn in 6283 positions

Columns 1, 3, 5 and 7 are the cosines of the same four clocks.

The formula
-----------
    PE[pos, 2i]   = sin(pos / base^(2i / d_model))
    PE[pos, 2i+1] = cos(pos / base^(2i / d_model))        base = 10000

i counts the clocks: columns 2i and 2i+1 are one clock, and their angle is the same. If d_model is
odd, the last clock has room for its sine only.

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.5 (arXiv:1706.03762).

On paper
--------
d_model = 4 makes two clocks. The angle of the first is pos / 10000^(0/4) = pos / 1, the angle of
the second is pos / 10000^(2/4) = pos / 100:

    pos    sin(pos)  cos(pos)  sin(pos/100)  cos(pos/100)
     0       0.0000    1.0000        0.0000        1.0000
     1       0.8415    0.5403        0.0100        1.0000
     2       0.9093   -0.4161        0.0200        0.9998
     3       0.1411   -0.9900        0.0300        0.9996

A word with the vector (0.5, -1, 0.25, 2) becomes (0.5, 0, 0.25, 3) as the first word of a sentence
and (1.3415, -0.4597, 0.26, 3.0000) as the second: the same word, told apart by its place.

Why waves
---------
Moving on by k positions turns each hand by the same angle, wherever it stood. So the distance of
two words can be read from their vectors: the dot product of rows 0 and 1 is cos 1 + cos 0.01 =
1.5403, and so is that of rows 1 and 2, or of rows 2 and 3. Also, no number of the table is above
1, however long the sentence, and nothing has to be learnt.

Traps
-----
Test with d_model = 6 or more, and with an odd one too: with d_model = 2 there is one clock, and
most mistakes in the exponent are hidden. Test with a batch whose size is not the sentence's length.
And know your slices: past the end of an array, NumPy's slices become shorter without a word, and a
negative start counts from the end. That is why `forward` checks its range before your code begins.

`offset` is for later (17): there a decoder receives one new word at a time, and that word, alone in
its sequence, still stands at position 5 or 6, not at position 0.

What comes next: attention knows where each word is; next it learns where it must not look (08).
"""

import numpy as np

from minigrad import ArgumentError, Module, Tensor, shaped


def sinusoidal_positions(length: int, d_model: int, *, base: float = 10_000.0) -> np.ndarray:
    """Make a table with one row of waves for each position, counted from 0.

    PE[pos, 2i]   = sin(pos / base^(2i / d_model))
    PE[pos, 2i+1] = cos(pos / base^(2i / d_model))

    A plain float64 array, not a Tensor: nothing in it is learnt. An odd d_model ends on a sine.

    Shapes:
        returns: length d_model

    Units:
        length: positions
        base: one turn of a clock takes from 2π up to nearly 2π · base positions

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.5 (arXiv:1706.03762).
    """
    # TODO: compute the angle of every position on every clock, then its sine and its cosine.
    raise NotImplementedError


class PositionalEncoding(Module):
    """Adds to each vector of a sequence the row of its position. It has no weights.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.5 (arXiv:1706.03762).
    """

    def __init__(self, max_len: int, d_model: int) -> None:
        """Prepare for sequences of up to ``max_len`` positions."""
        self.max_len, self.d_model = max_len, d_model
        # TODO: keep the table for all positions that can occur.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor, *, offset: int = 0) -> Tensor:
        """Add rows ``offset`` … ``offset + seq`` of the table; the first vector is at ``offset``.

        Shapes:
            x: ... seq d_model
            returns: ... seq d_model

        Units:
            offset: positions

        Raises:
            ShapeError: x is not d_model wide.
            ArgumentError: offset is negative, or the last position is past max_len.
        """
        seq = x.shape[-2]
        if offset < 0 or offset + seq > self.max_len:
            raise ArgumentError(
                "x does not fit into the table of positions\n"
                f"  expected  0 <= offset and offset + seq <= max_len = {self.max_len}\n"
                f"  got       offset = {offset}, seq = {seq}"
            )
        # TODO: give every vector of x, in every sentence, the row of its position.
        raise NotImplementedError
