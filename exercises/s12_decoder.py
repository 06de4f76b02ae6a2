"""12 · The decoder: it writes one word after the other, and looks at what was read.

What it is for
--------------
The encoder (11) has read «je suis étudiant» and made one vector of each word: the *memory*. Now
somebody has to write «I am a student». Whoever writes has two questions before each word. What
have I written so far? After "I am a" comes a noun. And what was said? The noun that was said is
"étudiant". The first is self-attention again, the second is new: attention from the sentence that
is being written to the sentence that was read. It is called *encoder-decoder attention*, or
cross-attention.

The idea in a picture
---------------------
One layer of the decoder has three sub-layers, each with a residual path of stage 10 around it:

    x, the words written so far           memory, the words read
            │                                  │
      self-attention          under self_mask  │     query, key, value: x
            │                                  │
      encoder-decoder att.   under cross_mask ◂┘     query: x     key, value: memory
            │
      feed-forward                                   each word by itself
            │
            ▾
    x for the next layer

The layers stand on each other. x goes through all of them; the memory does not change, and every
layer looks at the same one, the encoder's last word.

The formula
-----------
Post-norm, the paper's order; drop is dropout:

    x = norm_0(x + drop(SelfAttention(x, x, x)))
    x = norm_1(x + drop(CrossAttention(x, memory, memory)))
    x = norm_2(x + drop(FFN(x)))

Pre-norm moves each norm to where the sub-layer's input is:

    x = x + drop(SelfAttention(y, y, y))                    y = norm_0(x)
    x = x + drop(CrossAttention(y, memory, memory))         y = norm_1(x)
    x = x + drop(FFN(y))                                    y = norm_2(x)

There the sum is never normalised on its way up, so a pre-norm decoder has one norm more, at the
very end. Three sub-layers, three Residuals, three norms: no two share their weights.

Source: Vaswani et al. 2017, «Attention Is All You Need», sections 3.1 and 3.2.3
(arXiv:1706.03762).

Two masks
---------
self_mask is about the words that are written. In training the decoder is given all of «I am a
student» at once, and every position predicts the word behind it; a look-ahead mask (08) sees to it
that no position has seen its answer. cross_mask is about the words that were read. There is no
future in them, they have all been said; only padding has to be hidden:

    self_mask              cross_mask, a source of three words padded to five
             I am a stu.            je suis ét. <pad> <pad>
    I        ■ ·  · ·      I        ■  ■    ■   ·     ·
    am       ■ ■  · ·      am       ■  ■    ■   ·     ·
    a        ■ ■  ■ ·      a        ■  ■    ■   ·     ·
    student  ■ ■  ■ ■      student  ■  ■    ■   ·     ·

The layer makes no mask of its own. It takes the two that it is given, and None is no mask at all.

The shapes
----------
    x                                (batch, tgt, d_model)
    memory                           (batch, src, d_model)
    weights of self-attention        (batch, num_heads, tgt, tgt)
    weights of encoder-decoder att.  (batch, num_heads, tgt, src)
    result                           (batch, tgt, d_model)

The result is as long as what asked, not as what answered. tgt and src are two lengths.

On paper
--------
Encoder-decoder attention: let the values of "je", "suis" and "étudiant" be 10, 20 and 30, and let
the position of "a", which has to find the next word, give them the shares 0.1, 0.1 and 0.8. It
takes home 0.1 · 10 + 0.1 · 20 + 0.8 · 30 = 1 + 2 + 24 = 27: mostly "étudiant".

Size: in the paper d_model is 512 and d_ff is 2048. Without bias one attention has 4 · 512 · 512 =
1048576 weights. The feed-forward has 512 · 2048 + 2048 + 2048 · 512 + 512 = 2099712, a norm has
1024. One layer of the decoder: 2 · 1048576 + 2099712 + 3 · 1024 = 4199936. Six of them: 25199616.

Traps
-----
Let tgt and src differ when you try your layer: with equal lengths, nothing crashes if the wrong
side asks or the masks change places. Then change a word of the memory: the output of *every*
position should move, that of the first one too. Change a word of x under a look-ahead mask: which
outputs may move?

A Residual takes a function and calls it. In post-norm it calls it with x itself, in pre-norm with
something else. Does your function use what it is called with?

MultiHeadAttention gives two things, and you need one. And what does ``[part] * 3`` make: three
parts, or three names for one?

What comes next: encoder and decoder put together, with embeddings in front and a choice of words
at the end: the Transformer (13).
"""

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor, shaped


class DecoderLayer(Module):
    """Self-attention, encoder-decoder attention, feed-forward, each with a residual path around it.

    Weights:
        self_attn, cross_attn: a MultiHeadAttention each (stage 09)
        feed_forward: a FeedForward (stage 10)
        residuals: three Residuals (stage 10), one around each

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).
    """

    def __init__(
        self,
        d_model: int,
        num_heads: int,
        d_ff: int,
        *,
        dropout: float = 0.0,
        norm_first: bool = False,
        bias: bool = False,
        rng: np.random.Generator,
    ) -> None:
        """Create the parts; ``bias`` is that of the attentions' projections."""
        # TODO: keep two attentions, the feed-forward and a list of three residuals.
        raise NotImplementedError

    @shaped
    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        *,
        self_mask: np.ndarray | None = None,
        cross_mask: np.ndarray | None = None,
    ) -> Tensor:
        """Look at what was written, then at what was read, then transform each word by itself.

        Both masks are True where a query may attend to a key; None is no mask at all.

        Shapes:
            x: batch tgt d_model
            memory: batch src d_model
            self_mask: broadcastable to batch tgt tgt
            cross_mask: broadcastable to batch tgt src
            returns: batch tgt d_model
        """
        # TODO: self-attention, encoder-decoder attention, feed-forward, each in its residual.
        raise NotImplementedError


class Decoder(Module):
    """``num_layers`` decoder layers, one on top of the other.

    Weights:
        layers: the DecoderLayers, in order
        norm: a LayerNorm on top, only when norm_first

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).
    """

    def __init__(
        self,
        num_layers: int,
        d_model: int,
        num_heads: int,
        d_ff: int,
        *,
        dropout: float = 0.0,
        norm_first: bool = False,
        bias: bool = False,
        rng: np.random.Generator,
    ) -> None:
        """Create the layers, each with weights of its own."""
        # TODO: keep a list of layers and, if norm_first, a last LayerNorm.
        raise NotImplementedError

    @shaped
    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        *,
        self_mask: np.ndarray | None = None,
        cross_mask: np.ndarray | None = None,
    ) -> Tensor:
        """Send ``x`` through all layers; each looks at the same memory.

        Shapes:
            x: batch tgt d_model
            memory: batch src d_model
            self_mask: broadcastable to batch tgt tgt
            cross_mask: broadcastable to batch tgt src
            returns: batch tgt d_model
        """
        # TODO: one layer after the other, then the last norm if there is one.
        raise NotImplementedError
