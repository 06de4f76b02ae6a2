"""The rows are put into a new Tensor that asks for a gradient itself, and keeps it to itself.

Named as: gradient-flows-into-a-copy.
"""


def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IndexError("id out of range")
    return Tensor(self.weight.data[ids], requires_grad=True)


Embedding.forward = forward
