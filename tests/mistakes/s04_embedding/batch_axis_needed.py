"""Your code takes for granted that there is a batch axis, and exactly one. A single sentence has
none, and there may be two: whatever axes the ids have, the vectors have them too.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    batch, seq = ids.shape
    return self.weight[ids.reshape(-1)].reshape(batch, seq, -1)


Embedding.forward = forward
