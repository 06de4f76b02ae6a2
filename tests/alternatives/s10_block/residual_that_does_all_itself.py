"""No Dropout inside: the residual draws for itself, and calls the function layer_norm."""


def init(self, d_model, *, dropout=0.0, norm_first=False, rng):
    self.norm = LayerNorm(d_model)
    self.options = {"p": dropout, "pre": bool(norm_first)}
    self.draw = rng.random


def normalised(self, x):
    return layer_norm(x, self.norm.weight, self.norm.bias)


def thinned(self, x):
    p = self.options["p"]
    if p == 0 or self.training is False:
        return x
    return x * (self.draw(x.shape) >= p) / (1 - p)


def forward(self, x, sublayer):
    inner = self.normalised(x) if self.options["pre"] else x
    total = self.thinned(sublayer(inner)) + x
    return total if self.options["pre"] else self.normalised(total)


Residual.__init__ = init
Residual.normalised = normalised
Residual.thinned = thinned
Residual.forward = forward
