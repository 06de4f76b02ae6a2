"""Your pre-norm decoder has no last norm. In pre-norm the sum that runs through all layers is
never normalised on its way, so it has to be at its end.

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
    self.norm = None


Decoder.__init__ = init
