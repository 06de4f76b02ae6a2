"""Without bias a single vector is a dot product of bare arrays: no gradient comes back to it."""

_forward = Linear.forward


def forward(self, x):
    if self.bias is None and x.ndim == 1:
        return Tensor(x.data.dot(self.weight.data))
    return _forward(self, x)


Linear.forward = forward
