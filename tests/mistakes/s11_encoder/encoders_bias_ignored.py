"""Your encoder never tells its layers about bias: their attention never has one.

Look at: what you tell EncoderLayer.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "rng": rng}
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = init
