"""Your encoder drops a part of what every layer gives, bypass and all. Inside a layer only what
sub-layers give is dropped; the path around them stays whole.

Look at: what your loop does besides calling the layer.
"""

from exercises.s10_block import Dropout


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.norm = LayerNorm(d_model) if norm_first else None
    self.dropout = Dropout(dropout, rng=rng)


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = self.dropout(layer(x, attn_mask=attn_mask))
    return x if self.norm is None else self.norm(x)


Encoder.__init__ = init
Encoder.forward = forward
