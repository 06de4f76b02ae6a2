"""You look at the first id of the batch only. A wrong one further back still reads the table from
its end.
"""

def forward(self, ids):
    first = ids.reshape(-1)[0]
    if first < 0 or first >= len(self.weight):
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids]


Embedding.forward = forward
