"""The numbers are right, but no gradient comes back to the table: you looked the rows up in
.data, which is a bare array. Look them up in the Tensor itself.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return Tensor(self.weight.data[ids])


Embedding.forward = forward
