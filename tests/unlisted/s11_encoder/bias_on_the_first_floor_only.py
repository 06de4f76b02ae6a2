"""bias reaches the first layer of the encoder, and no other."""


def __init__(
    self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    options = {"dropout": dropout, "norm_first": norm_first, "rng": rng}
    self.layers = [
        EncoderLayer(d_model, num_heads, d_ff, bias=bias and i == 0, **options)
        for i in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = __init__
