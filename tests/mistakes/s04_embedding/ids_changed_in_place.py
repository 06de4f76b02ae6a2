"""The ids that you were given are others afterwards: an operation like `ids += 1` changes the
caller's own array. Make a new array, and only read what you were given.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    ids += 1
    return self.weight[ids - 1]


Embedding.forward = forward
