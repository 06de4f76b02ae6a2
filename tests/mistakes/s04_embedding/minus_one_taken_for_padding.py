"""An id of -1 is read as padding. Some libraries mark padding that way, but here it is id 0, and
every negative id is refused.
"""

def forward(self, ids):
    ids = np.where(ids == -1, 0, ids)
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids]


Embedding.forward = forward
