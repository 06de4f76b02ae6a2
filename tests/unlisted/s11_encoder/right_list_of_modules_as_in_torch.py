"""A whole file: a ModuleList as torch has it, for layers and residuals; norms by their place."""

import numpy as np

from exercises.s09_multi_head import MultiHeadAttention
from exercises.s10_block import FeedForward, LayerNorm, Residual
from minigrad import Module


class ModuleList(Module):
    def __init__(self, modules=()):
        super().__init__()
        for i, module in enumerate(modules):
            setattr(self, str(i), module)

    def __len__(self):
        return sum(name.isdigit() for name in vars(self))

    def __getitem__(self, i):
        return getattr(self, str(range(len(self))[i]))

    def __iter__(self):
        return (self[i] for i in range(len(self)))


class SelfAttend(Module):
    """What a residual can call: attention of words with themselves."""

    def __init__(self, attention, mask):
        super().__init__()
        self.attention, self.mask = attention, mask

    def forward(self, x):
        return self.attention(x, x, x, attn_mask=self.mask)[0]


class EncoderLayer(Module):
    def __init__(
        self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
    ):
        super().__init__()
        self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.residuals = ModuleList(
            Residual(d_model, dropout=dropout, norm_first=norm_first, rng=rng) for _ in range(2)
        )
        self.feed_forward = FeedForward(d_model, d_ff, rng=rng)

    def forward(self, x, *, attn_mask=None):
        mask = None if attn_mask is None else np.asarray(attn_mask, dtype=bool)
        sublayers = SelfAttend(self.self_attn, mask), self.feed_forward
        for i, sublayer in enumerate(sublayers):
            x = self.residuals[i](x, sublayer)
        return x


class Encoder(Module):
    def __init__(self, num_layers, *args, norm_first=False, **kwargs):
        super().__init__()
        self.layers = ModuleList(
            EncoderLayer(*args, norm_first=norm_first, **kwargs) for _ in range(num_layers)
        )
        self.norm = LayerNorm(args[0]) if norm_first else None

    def forward(self, x, *, attn_mask=None):
        output = x
        for mod in self.layers:
            output = mod(output, attn_mask=attn_mask)

        if self.norm is not None:
            output = self.norm(output)

        return output
