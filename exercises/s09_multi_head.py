"""09 · Multi-head attention: several looks at once, side by side.

What it is for
--------------
«The animal didn't cross the street because it was too tired». The word "it" has more than one
question: which noun do I stand for ("animal"), what is said of it ("tired"), what did it do
("cross")? One attention gives "it" one row of shares, and with them one average. A row that looks
at "animal" and "tired" alike can no longer say who is tired and what an animal is: it has mixed
the two. *Heads* are attentions of their own that run side by side. Each has its own shares, and
what they find is laid side by side, not mixed.

The idea in numbers
-------------------
Three words, their values two numbers wide, and two ways for one query to share itself out:

    key                     0      1      2        one head with these shares gives
    value                (1,10) (2,20) (3,30)
    shares of head 0       1/2    1/2     0        (1.5, 15)
    shares of head 1        0      0      1        (3,   30)

Let head 0 have the first number of every value, and head 1 the second. Then the result is
(1.5, 30). No single row of shares can give that: whatever it is, its second number is ten times
its first.

Heads do not cost more, because each is narrower. The vectors of width d_model are dealt out to
the heads, d_k = d_model / num_heads numbers to each; the paper has d_model = 512, 8 heads and
d_k = 64. One word of width 6, dealt out to 3 heads:

    word      [ 0   1   2   3   4   5 ]
                head 0  head 1  head 2

The formula
-----------
    head_i            = Attention(Q W_Q,i , K W_K,i , V W_V,i)
    MultiHead(Q,K,V)  = Concat(head_0, …, head_h-1) W_O

W_Q,i is d_model × d_k: every head looks at the *whole* word through a matrix of its own. The
matrices of all heads, side by side, are one of d_model × d_model. So we project first, with one
Linear for all heads, and deal out afterwards; columns 0 … d_k-1 belong to head 0, the next d_k to
head 1, and so on:

    query ─ q_proj ─ split ─┐
    key   ─ k_proj ─ split ─┼─ attention of each head ─ merge ─ out_proj ─ output
    value ─ v_proj ─ split ─┘            └ weights

out_proj, the paper's W_O, lets what one head found meet what the others found.

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).

The shapes
----------
    query                     (batch, queries, d_model)
    split                     (batch, num_heads, queries, d_k)
    scores and weights        (batch, num_heads, queries, keys)
    what the heads found      (batch, num_heads, queries, d_k)
    merged, and the output    (batch, queries, d_model)

The heads stand beside the batch. To the attention of stage 08 they are just one more axis in
front: it treats every head of every sentence alike, all at once, without a loop.

On paper
--------
Split: one sentence of two words, width 6, for 3 heads. Each head gets its part of *every* word:

    word 0    0   1   2   3   4   5         head 0   0   1      head 1   2   3      head 2   4   5
    word 1   10  11  12  13  14  15                 10  11              12  13              14  15

«I love AI» is 3 words of width 64. Four heads are 16 wide each, and look at 4 tables of 3 × 3
weights. The scores are divided by √16 = 4. The four projections hold 4 · 64 · 64 = 16384 weights,
and would hold as many with 1 head or with 64.

Three uses of one class
-----------------------
    self-attention              layer(x, x, x)
    masked self-attention       layer(x, x, x, attn_mask=look_ahead_mask(length))
    encoder-decoder attention   layer(x, memory, memory, attn_mask=padding_mask(ids))

In the last one the decoder asks, and the encoder's result, the memory, answers. Its length is not
that of the question.

Traps
-----
``reshape`` never moves a number: it reads them in their order and cuts at other places. The
right shape is not yet the right table. Split the two words above and look whose numbers head 0
holds. Then split, merge, and compare with what you began with; but two mistakes can undo each
other there, so look at each half as well.

A mask knows nothing of heads: (queries, keys), (batch, 1, keys) or (batch, queries, keys). NumPy
lines shapes up from the right. Beside the scores, what stands where the batch of the mask is?

Try 3 heads and a batch of 2, then a batch of 3. With one head, most mistakes are invisible.

Elsewhere: torch.nn.MultiheadAttention means the opposite by a mask (True is hidden) and returns
the average of the heads' weights, if not told otherwise. Ours returns the weights of every head.

What comes next: what stands around attention in a layer of the Transformer (10).
"""

import numpy as np

from exercises.s05_projections import Linear
from exercises.s08_masks import scaled_dot_product_attention
from minigrad import ArgumentError, Module, Tensor, shaped


def check_num_heads(d_model: int, num_heads: int) -> None:
    """Refuse a width that cannot be dealt out evenly; an ArgumentError is a ValueError."""
    if num_heads < 1 or d_model % num_heads:
        raise ArgumentError(
            "num_heads does not divide d_model\n"
            "  expected  d_model = num_heads · d_k, all of them whole numbers\n"
            f"  got       d_model = {d_model}, num_heads = {num_heads}"
        )


@shaped
def split_heads(x: Tensor, num_heads: int) -> Tensor:
    """Deal each word's numbers out to the heads: the first d_k to head 0, the next to head 1.

    heads[b, h, s, c] = x[b, s, h · d_k + c],   d_k = d_model / num_heads

    Shapes:
        x: batch seq d_model
        returns: batch num_heads seq d_k

    Raises:
        ArgumentError: num_heads does not divide d_model; it is a ValueError.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).
    """
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    # TODO: cut the width into heads, and then move the axis of the heads beside the batch.
    raise NotImplementedError


@shaped
def merge_heads(x: Tensor) -> Tensor:
    """Lay the numbers of all heads side by side again: the inverse of ``split_heads``.

    merged[b, s, h · d_k + c] = x[b, h, s, c]

    Shapes:
        x: batch num_heads seq d_k
        returns: batch seq d_model

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).
    """
    # TODO: undo the steps of split_heads, the last one first.
    raise NotImplementedError


class MultiHeadAttention(Module):
    """Attention in several heads side by side, each with shares of its own.

    MultiHead(Q, K, V) = Concat(head_0, …, head_h-1) W_O
    head_i             = Attention(Q W_Q,i , K W_K,i , V W_V,i)

    Weights:
        q_proj, k_proj, v_proj, out_proj: a Linear each (stage 05), d_model to d_model

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.2.2 (arXiv:1706.03762).
    """

    def __init__(
        self, d_model: int, num_heads: int, *, bias: bool = False, rng: np.random.Generator
    ) -> None:
        """Create the four projections; ``bias`` True gives each of them a bias.

        Raises:
            ArgumentError: num_heads does not divide d_model; it is a ValueError.
        """
        check_num_heads(d_model, num_heads)
        # TODO: keep num_heads, and four linear layers, each with weights of its own.
        raise NotImplementedError

    @shaped
    def forward(
        self, query: Tensor, key: Tensor, value: Tensor, *, attn_mask: np.ndarray | None = None
    ) -> tuple[Tensor, Tensor]:
        """Let every query look at every key that the mask allows, once in each head.

        ``attn_mask`` is True where a query may attend to a key; it counts for all heads alike.

        Shapes:
            query: batch queries d_model
            key: batch keys d_model
            value: batch keys d_model
            attn_mask: broadcastable to batch queries keys
            returns: batch queries d_model, batch num_heads queries keys
        """
        # TODO: project, split, attend in all heads under the mask, merge, project once more.
        raise NotImplementedError
