"""The layers of a stack are copies of its first one, as in torch: equal, but not the same."""

import copy


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    first = EncoderLayer(d_model, num_heads, d_ff, **options)
    self.layers = [copy.deepcopy(first) for _ in range(num_layers)]
    self.norm = LayerNorm(d_model) if norm_first else None


Encoder.__init__ = init
