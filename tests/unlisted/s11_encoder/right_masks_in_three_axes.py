"""Every mask gets its three axes first; a layer is a list of steps; layers are grown recursively.
"""


def _three(mask):
    if mask is None:
        return None
    return mask.reshape((1,) * (3 - mask.ndim) + mask.shape)


def _steps(self, mask):
    yield 0, lambda words: self.self_attn(words, words, words, attn_mask=_three(mask))[0]
    yield 1, self.feed_forward


def forward(self, x, *, attn_mask=None):
    for i, step in _steps(self, attn_mask):
        x = self.residuals[i].forward(x, step)
    return x


EncoderLayer.forward = forward


class Encoder(Module):
    def __init__(
        self, num_layers, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False,
        rng,
    ):
        def grown(n):
            if n == 0:
                return []
            below = grown(n - 1)
            options = {"dropout": dropout, "norm_first": norm_first, "bias": bias}
            return [*below, EncoderLayer(d_model, num_heads, d_ff, rng=rng, **options)]

        if norm_first:
            self.norm = LayerNorm(d_model)
        self.layers = grown(num_layers)

    def forward(self, x, *, attn_mask=None):
        floors = iter(self.layers)
        while (floor := next(floors, None)) is not None:
            x = floor(x, attn_mask=attn_mask)
        return self.norm(x) if hasattr(self, "norm") else x
