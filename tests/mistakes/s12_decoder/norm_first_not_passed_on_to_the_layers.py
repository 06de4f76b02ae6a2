"""The layers of your decoder are always post-norm: they do not hear of `norm_first`.

Look at: what each DecoderLayer is told when it is created.
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
    options = {"dropout": dropout, "bias": bias, "rng": rng}
    self.layers = [
        DecoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
