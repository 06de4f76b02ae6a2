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
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias}
    self.layers = []
    for _ in range(num_layers):
        rng = np.random.default_rng(0)
        self.layers.append(DecoderLayer(d_model, num_heads, d_ff, rng=rng, **options))
    self.norm = LayerNorm(d_model) if norm_first else None


Decoder.__init__ = init
