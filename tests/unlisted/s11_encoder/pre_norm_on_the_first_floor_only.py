"""Behind the first layer every layer is post-norm, whatever norm_first says."""


def __init__(
    self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng
):
    self.layers = [
        EncoderLayer(
            d_model, num_heads, d_ff, dropout=dropout, norm_first=norm_first and not i,
            bias=bias, rng=rng,
        )
        for i in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = __init__
