"""The three layers are kept in a list: their parameters are called layers.0.weight and so on."""


def __init__(self, d_model, *, rng):
    self.layers = [Linear(d_model, d_model, bias=False, rng=rng) for _ in range(3)]


def forward(self, x):
    return tuple(layer(x) for layer in self.layers)


QKVProjection.__init__, QKVProjection.forward = __init__, forward
QKVProjection.q_proj = property(lambda self: self.layers[0])
QKVProjection.k_proj = property(lambda self: self.layers[1])
QKVProjection.v_proj = property(lambda self: self.layers[2])
