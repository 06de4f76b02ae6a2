"""In use the weights of the first call are kept: weights that are loaded later are not seen."""


def forward(self, x):
    layers = [self.q_proj, self.k_proj, self.v_proj]
    if self.training:
        return tuple(layer(x) for layer in layers)
    if not hasattr(self, "kept"):
        self.kept = [layer.weight.data.copy() for layer in layers]
    return tuple(x @ weight for weight in self.kept)


QKVProjection.forward = forward
