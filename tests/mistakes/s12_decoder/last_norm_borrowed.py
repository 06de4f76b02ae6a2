"""The last norm of your decoder is not its own, but the last layer's, used a second time.

Look at: what you assign to norm.
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
    self.norm = self.layers[-1].residuals[-1].norm if norm_first else None


Decoder.__init__ = init
