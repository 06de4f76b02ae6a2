"""The layers of your decoder drop nothing in training: they do not hear of `dropout`.

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
    options = {"norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [
        DecoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
