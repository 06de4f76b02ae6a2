"""11 · The encoder: layers of self-attention and feed-forward that read a sentence.

What it is for
--------------
«The animal didn't cross the street because it was too tired.» After one attention, "it" has heard
of the animal, and "animal" has heard that something was tired. If both look around once more, "it"
can learn what the animal has found out meanwhile. So reading is done in layers: everybody looks at
everybody (attention), everybody thinks it over alone (feed-forward), and again. The stack of these
layers is the *encoder*. Its result, one vector for each word, is what the decoder will look at.

The layer
---------
All parts are there: attention (09), feed-forward and residual (10). A layer is

    post-norm
           ┌───────────────────┐         ┌─────────────────┐
        x ─┴─ self-attention ─ + ─ norm ─┴─ feed-forward ─ + ─ norm ─▸

    pre-norm
           ┌──────────────────────────┐  ┌────────────────────────┐
        x ─┴─ norm ─ self-attention ─ + ─┴─ norm ─ feed-forward ─ + ─▸

Each of the two paths around a sub-layer is a Residual with a norm of its own, and with dropout on
what the sub-layer gives. In self-attention the same words are query, key and value: those that the
residual hands to the sub-layer.

A layer takes (batch, seq, d_model) and gives (batch, seq, d_model). That is why layers can be put
on top of each other, as many as you like:

    x ─▸ layers[0] ─▸ layers[1] ─▸ … ─▸ layers[num_layers-1] ─▸ (norm, if norm_first) ─▸

Source: Vaswani et al. 2017, «Attention Is All You Need», section 3.1 (arXiv:1706.03762).

Why pre-norm needs a roof
-------------------------
In post-norm the last thing that a layer does is a norm. In pre-norm x itself runs through from the
bottom to the top, and every sub-layer adds something. Six layers have 12 sub-layers; let x and
everything that is added have variance 1 and nothing to do with each other: the sum has variance
1 + 12 = 13. One last norm on top brings it back to 1, and post-norm needs none.

Source: Xiong et al. 2020, «On Layer Normalization in the Transformer Architecture»
(arXiv:2002.04745).

The mask
--------
The encoder reads, so it may look ahead: the only thing to hide is padding. But to hide it once is
not enough. In the first layer a <pad> hears what the real words say, as it asks questions like
everybody else, and at the entrance of the second it is full of them:

    ids       7   4   9   0   0
    mask      ■   ■   ■   ·   ·      (batch, 1, seq), in layers[0] and in layers[1] and in …

What comes out in the rows of padding is of no interest, as nobody will look at them.

On paper
--------
One layer with d_model = 512, 8 heads and d_ff = 2048:

    attention       4 · 512 · 512                       1048576      without bias
    feed-forward    2 · 512 · 2048 + 2048 + 512         2099712
    two norms       2 · (512 + 512)                        2048
    together                                            3150336      and 6 layers: 18902016

«Anthony Hopkins admired Michael Bay as a great director» has 9 words: 8 heads in 6 layers look at
8 · 6 = 48 tables of 9 × 9 weights.

Let all sub-layers give zeros. Then the word x = (1, 9, 7, 7) leaves a pre-norm layer as it came,
(1, 9, 7, 7), and a post-norm layer as norm(norm(x)). That is (-5/3, 1, 1/3, 1/3), as in stage 10:
a vector of mean 0 and variance 1 is not changed by a norm (but for eps).

Names
-----
The names of the weights follow from the attributes: ``layers.0.self_attn.q_proj.weight``,
``layers.0.feed_forward.linear1.bias``, ``layers.1.residuals.0.norm.weight``. ``bias`` is a matter
of the attention alone; the feed-forward always has its own.

Traps
-----
Write ``a = [[0]] * 3``, then ``a[0][0] = 1``, and look at ``a``. How many lists did you make? Ask
the same of your layers and of your residuals: does ``len(list(encoder.parameters()))`` grow with
num_layers?

Try at least two layers, and padding at the front as well as at the end. Change what stands in the
padding: may a real word notice?

Elsewhere: torch.nn.TransformerEncoderLayer has two dropouts more, one between the two layers of the
feed-forward and one on the weights of attention. The paper has it where ours is.

What comes next: the decoder, which looks at what has been read (12).
"""

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module, Tensor, shaped


class EncoderLayer(Module):
    """Self-attention, then feed-forward, each with a residual path around it.

    Weights:
        self_attn: a MultiHeadAttention (stage 09)
        feed_forward: a FeedForward (stage 10)
        residuals: two Residuals (stage 10), one around each

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
        """Create the parts; ``bias`` True gives the attention's projections one each."""
        # TODO: keep the attention, the feed-forward and a list of two residuals.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor, *, attn_mask: np.ndarray | None = None) -> Tensor:
        """Let every word look at every word that the mask allows, then transform each by itself.

        Shapes:
            x: batch seq d_model
            attn_mask: broadcastable to batch seq seq
            returns: batch seq d_model
        """
        # TODO: attention in the first residual, feed-forward in the second.
        raise NotImplementedError


class Encoder(Module):
    """``num_layers`` encoder layers, one on top of the other.

    Weights:
        layers: the EncoderLayers, in order
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
        """Create the layers, each with weights of its own; the options are those of a layer."""
        # TODO: keep a list of layers and, if norm_first, a last LayerNorm.
        raise NotImplementedError

    @shaped
    def forward(self, x: Tensor, *, attn_mask: np.ndarray | None = None) -> Tensor:
        """Send ``x`` through all layers, each under the same mask.

        Shapes:
            x: batch seq d_model
            attn_mask: broadcastable to batch seq seq
            returns: batch seq d_model
        """
        # TODO: one layer after the other, then the last norm if there is one.
        raise NotImplementedError
