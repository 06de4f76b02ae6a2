"""A float32 table gives float64 vectors: a float64 array joined in on the way. Then the whole
model computes at twice the cost.

Look at: the dtype of what your table is multiplied with.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    one_hot = np.eye(len(self.weight))[ids]
    return Tensor(one_hot) @ self.weight


Embedding.forward = forward
