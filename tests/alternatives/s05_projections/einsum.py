"""The sum over the inputs written with named axes."""

from minigrad import einsum


def forward(self, x):
    y = einsum("...i,io->...o", x, self.weight)
    return y if self.bias is None else y + self.bias


Linear.forward = forward
