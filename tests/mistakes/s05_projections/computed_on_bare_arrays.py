"""Your layer computes on NumPy arrays and wraps the result: right numbers without a graph.

No gradient comes back, neither to the weights nor to the layers before this one.

Look at: every `.data` and `.numpy()` in your layer.
"""


def forward(self, x):
    y = x.data @ self.weight.data
    return Tensor(y if self.bias is None else y + self.bias.data)


Linear.forward = forward
