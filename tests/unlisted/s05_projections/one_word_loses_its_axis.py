"""Query, key and value are squeezed: a batch of one, or one word, loses its axis."""


def forward(self, x):
    return tuple(layer(x).squeeze() for layer in (self.q_proj, self.k_proj, self.v_proj))


QKVProjection.forward = forward
