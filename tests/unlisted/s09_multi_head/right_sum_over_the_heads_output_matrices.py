"""A whole file: each head has its own rows of W_O, and the output is a sum over heads; star
imports.
"""

from exercises.s05_projections import *
from exercises.s08_masks import *
from minigrad import Module, ShapeError


class WrongHeads(ShapeError):
    """The width cannot be dealt out."""


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads > 0:
        raise WrongHeads(f"{x.shape[-1]} % {num_heads} = {x.shape[-1] % num_heads}")
    d_k = int(x.shape[-1] / num_heads)
    return x.mT.reshape(x.shape[0], num_heads, d_k, x.shape[1]).mT


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.mT.reshape(batch, num_heads * d_k, seq).mT


class MultiHeadAttention(Module):
    def __init__(self, d_model, num_heads, *, bias=False, rng, dropout=0.0):
        assert dropout == 0.0
        if d_model % num_heads > 0:
            raise WrongHeads(f"{d_model} % {num_heads} = {d_model % num_heads}")
        self.num_heads = num_heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (
            Linear(d_model, d_model, bias=bias, rng=rng)
            for _ in range(4)
        )

    @property
    def d_k(self):
        return self.q_proj.weight.shape[-1] // self.num_heads

    def forward(self, query, key, value, *, attn_mask=None):
        heads = [
            split_heads(layer(x), self.num_heads)
            for layer, x in zip(
                (self.q_proj, self.k_proj, self.v_proj), (query, key, value), strict=True
            )
        ]
        if attn_mask is not None:
            while attn_mask.ndim < 3:
                attn_mask = attn_mask[None]
            attn_mask = attn_mask[:, None, :, :]
        found, weights = scaled_dot_product_attention(*heads, attn_mask=attn_mask)
        w_out = self.out_proj.weight.reshape(self.num_heads, self.d_k, -1)
        output = (found @ w_out).sum(axis=1)
        if self.out_proj.bias is not None:
            output = output + self.out_proj.bias
        return output, weights
