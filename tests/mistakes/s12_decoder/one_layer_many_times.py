"""All layers of your decoder are one and the same object. It has the weights of a single
layer, however high it is: `[layer] * num_layers` makes many names for one thing.

Look at: how many times a DecoderLayer is created.
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
    self.layers = [DecoderLayer(d_model, num_heads, d_ff, **options)] * num_layers
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
