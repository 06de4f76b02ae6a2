"""Your vectors are right, but the ids that you were given have another shape afterwards. Whoever
passed them on still needs them: `reshape` gives a new array, setting `shape` changes the old one.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    shape = ids.shape
    ids.shape = (-1,)
    return self.weight[ids].reshape(*shape, -1)


Embedding.forward = forward
