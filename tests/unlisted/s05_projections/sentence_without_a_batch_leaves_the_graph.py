"""A sentence without a batch gets one by way of its numbers, so no gradient comes back to it."""


def forward(self, x):
    if x.ndim == 2:
        return tuple(part[0] for part in self.forward(Tensor(x.data[None])))
    return self.q_proj(x), self.k_proj(x), self.v_proj(x)


QKVProjection.forward = forward
