"""Your decoder has its last norm in post-norm, where the last layer has normalised already,
and none in pre-norm, where it is needed.

Look at: norm, and when there should be one.
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
        DecoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if not norm_first else None


Decoder.__init__ = init
