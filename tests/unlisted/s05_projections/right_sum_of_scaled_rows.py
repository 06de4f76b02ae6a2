"""Every input number scales its row of the weight, and the rows are added up."""


def forward(self, x):
    d_in, d_out = self.weight.shape
    if x.shape[-1] != d_in:
        raise ValueError(f"x is {x.shape[-1]} wide, d_in is {d_in}")
    y = x[..., 0:1] * self.weight[0]
    for i in range(1, d_in):
        y = x[..., i : i + 1] * self.weight[i] + y
    if self.bias is not None:
        y = self.bias.expand_dims(0).reshape(*([1] * (y.ndim - 1)), d_out) + y
    return y.reshape(*x.shape[:-1], d_out)


Linear.forward = forward
