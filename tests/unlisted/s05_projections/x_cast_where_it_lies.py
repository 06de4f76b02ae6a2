"""x takes on the dtype of the weights where it lies: the caller's float32 is float64 afterwards."""


def forward(self, x):
    x.data = x.data.astype(self.weight.dtype)
    y = x @ self.weight
    return y if self.bias is None else y + self.bias


Linear.forward = forward
