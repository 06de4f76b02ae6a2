"""A single vector is made a matrix by way of its numbers, so no gradient comes back to it."""


def forward(self, x):
    alone = x.ndim == 1
    y = (Tensor(x.data[None]) if alone else x) @ self.weight
    y = y if self.bias is None else y + self.bias
    return y[0] if alone else y


Linear.forward = forward
