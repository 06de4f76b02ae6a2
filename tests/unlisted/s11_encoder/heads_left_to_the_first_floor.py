"""The layers behind the first have a single head."""


def __init__(
    self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [
        EncoderLayer(d_model, num_heads if i == 0 else 1, d_ff, **options)
        for i in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = __init__
