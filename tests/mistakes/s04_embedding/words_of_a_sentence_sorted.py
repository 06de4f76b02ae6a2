"""The words of your sentence come out sorted by their ids. np.sort and np.unique throw the order
away; a sentence is its words in their order.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[np.sort(ids, axis=-1)]


Embedding.forward = forward
