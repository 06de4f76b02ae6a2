"""Your encoder has one layer more than it was asked for.

Look at: how often your loop runs for num_layers = 1.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [
        EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers + 1)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = init
