"""Every sentence of the batch has become the first one. Each row of ids is looked up for itself."""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    if ids.ndim < 2:
        return self.weight[ids]
    return self.weight[np.broadcast_to(ids[:1], ids.shape)]


Embedding.forward = forward
