"""The residual picks its formula when it is made; dropout gets a child of the generator."""

from minigrad import masked_fill


class Dropout(Module):
    def __init__(self, p, *, rng):
        if p >= 1 or p < 0:
            raise ArgumentError(f"not a probability: {p}")
        self.keep_prob = np.float64(1) - p
        (self.child,) = rng.spawn(1)

    def forward(self, x):
        if not self.training:
            return x
        dropped = self.child.random(x.shape, dtype=np.float32) >= self.keep_prob
        return masked_fill(x, dropped, 0.0) / self.keep_prob


class Residual(Module):
    def __init__(self, d_model, *, dropout=0.0, norm_first=False, rng):
        self.parts = {"drop": Dropout(dropout, rng=rng)}
        self.norm = norm = LayerNorm(d_model)
        drop = self.parts["drop"]

        def pre(x, sublayer):
            return drop(sublayer(norm(x))) + x

        def post(x, sublayer):
            return norm(drop(sublayer(x)) + x)

        self.formula = pre if norm_first else post

    def forward(self, x, sublayer):
        return self.formula(x, sublayer)
