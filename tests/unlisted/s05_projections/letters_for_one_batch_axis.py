"""einsum with one letter for the batch and one for the words: a single vector or two batch axes
fail.
"""

from minigrad import einsum


def forward(self, x):
    y = einsum("bsi,ij->bsj", x, self.weight)
    return y if self.bias is None else y + self.bias


Linear.forward = forward
