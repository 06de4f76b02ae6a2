"""All layers of your encoder are one and the same: a word goes round and round through the same
weights, and learning one layer changes them all.

Look at: how many layers ``[EncoderLayer(…)] * num_layers`` makes.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options)] * num_layers
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = init
