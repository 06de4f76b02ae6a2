"""A whole file: a ModuleList as torch has it, made from generators; sub-layers are methods."""

import numpy as np

import exercises.s09_multi_head as heads
import exercises.s10_block as block
from minigrad import Module


class ModuleList(Module):
    def __init__(self, modules):
        super().__init__()
        vars(self).update((str(i), module) for i, module in enumerate(modules))

    def __iter__(self):
        return (part for part in list(vars(self).values()) if isinstance(part, Module))

    def __len__(self):
        return len(list(iter(self)))

    def __getitem__(self, i):
        return list(self)[i]


class DecoderLayer(Module):
    def __init__(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
        super().__init__()
        self.residuals = ModuleList(
            block.Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng)
            for _ in range(3)
        )
        self.feed_forward = block.FeedForward(d_model, d_ff, rng=rng)
        self.cross_attn = heads.MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.self_attn = heads.MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)

    def _sa_block(self, x, attn_mask):
        return self.self_attn(x, x, x, attn_mask=attn_mask)[0]

    def _mha_block(self, x, mem, attn_mask):
        return self.cross_attn(x, mem, mem, attn_mask=attn_mask)[0]

    def forward(self, x, memory, *, self_mask=None, cross_mask=None):
        first, second, third = self.residuals
        x = first(x, lambda tgt: self._sa_block(tgt, self_mask))
        x = second(x, lambda tgt: self._mha_block(tgt, memory, cross_mask))
        return third(x, self.feed_forward)


class Decoder(Module):
    def __init__(self, num_layers, d_model, num_heads, d_ff, *, norm_first=False, **options):
        super().__init__()
        self.layers = ModuleList(
            DecoderLayer(d_model, num_heads, d_ff, norm_first=norm_first, **options)
            for _ in range(num_layers)
        )
        self.norm = block.LayerNorm(d_model) if norm_first else None

    def forward(self, x, memory, *, self_mask=None, cross_mask=None):
        output = x
        for mod in self.layers:
            output = mod(output, memory, self_mask=self_mask, cross_mask=cross_mask)
        if self.norm is not None:
            output = self.norm(output)
        return output
