"""Your layer gives the right numbers without a graph: it works on bare arrays, or detaches them.

No gradient comes back, neither to the weights nor to the layers before this one.

Look at: every `.data`, `.numpy()` and `.detach()` in your layer.
"""


def forward(self, x):
    y = x.data @ self.weight.data
    return Tensor(y if self.bias is None else y + self.bias.data)


Linear.forward = forward
