"""Your decoder has one layer more than it was asked for.

Look at: the range over which you create layers.
"""


def init(
    self,
    num_layers,
    d_model,
    num_heads,
    d_ff,
    *,
    dropout=0.0,
    norm_first=False,
    bias=False,
    rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [
        DecoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers + 1)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
