"""The numbers are right and a gradient flows, but not into your table: it stops at a new Tensor
that was made of the rows. Look the rows up in the parameter itself.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return Tensor(self.weight.data[ids], requires_grad=True)


Embedding.forward = forward
