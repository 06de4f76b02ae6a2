"""A whole file with relative imports, a protocol, and keyword arguments wherever they are possible.
"""

from typing import TYPE_CHECKING, Protocol

from minigrad import Module

from . import s05_projections as projections
from .s08_masks import scaled_dot_product_attention as sdpa

if TYPE_CHECKING:
    from minigrad import Tensor


class Maps(Protocol):
    def __call__(self, x: "Tensor") -> "Tensor": ...


def split_heads(x, num_heads):
    *front, width = x.shape
    if width % num_heads != 0:
        raise ValueError(f"num_heads={num_heads} does not divide d_model={width}")
    return x.reshape(*front, num_heads, width // num_heads).swapaxes(-2, -3)


def merge_heads(x):
    x = x.swapaxes(-3, -2)
    return x.reshape(*x.shape[:-2], x.shape[-2] * x.shape[-1])


class MultiHeadAttention(Module):
    q_proj: Maps
    k_proj: Maps
    v_proj: Maps
    out_proj: Maps

    def __init__(self, d_model, num_heads, *, bias=False, rng):
        if d_model // num_heads * num_heads != d_model:
            raise ValueError("num_heads does not divide d_model")
        self.d_model, self.num_heads = d_model, num_heads
        make = {"d_in": d_model, "d_out": d_model, "bias": bias, "rng": rng}
        vars(self).update({f"{name}_proj": projections.Linear(**make) for name in ("q", "k", "v")})
        self.out_proj = projections.Linear(**make)

    def forward(self, query, key, value, *, attn_mask=None):
        if attn_mask is not None:
            shape = (query.shape[0], query.shape[1], key.shape[1])
            stretched = [1] * (3 - attn_mask.ndim) + list(attn_mask.shape)
            assert all(n in (1, m) for n, m in zip(stretched, shape, strict=True))
            attn_mask = attn_mask.reshape(stretched)[:, None]
        output, weights = sdpa(
            query=split_heads(x=self.q_proj(query), num_heads=self.num_heads),
            key=split_heads(x=self.k_proj(key), num_heads=self.num_heads),
            value=split_heads(x=self.v_proj(value), num_heads=self.num_heads),
            attn_mask=attn_mask,
        )
        return self.out_proj(merge_heads(output)), weights
