"""The numbers are right, but no gradient comes back to the table: the rows were looked up in
.data, which is a bare array, or detached. Look them up in the Tensor itself, and leave it so.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return Tensor(self.weight.data[ids])


Embedding.forward = forward
