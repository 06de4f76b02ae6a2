"""The generator that is passed in does not decide the first weights of your decoder: another
seed gives the same ones.

Look at: which generator reaches the layers.
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
    rng = np.random.default_rng(0)
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.layers = [
        DecoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)
    ]
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
