"""Your pre-norm encoder has no last norm: what comes out of it has never been normalised, and
grows with every layer.

Look at: the section "Why pre-norm needs a roof" of the lesson.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.norm = None


Encoder.__init__ = init
