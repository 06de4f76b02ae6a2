"""The definition as a loop: each input number times its row of the weight, added up."""


def forward(self, x):
    d_in = self.weight.shape[0]
    y = sum(x[..., i : i + 1] * self.weight[i] for i in range(d_in))
    return y if self.bias is None else self.bias + y


Linear.forward = forward
