"""The table itself changes whenever it is read, and the second look-up gives other vectors than
the first. Make something new of the rows; write nothing into the parameter's data.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    self.weight.data *= self.weight.shape[-1] ** 0.5
    return self.weight[ids]


Embedding.forward = forward
