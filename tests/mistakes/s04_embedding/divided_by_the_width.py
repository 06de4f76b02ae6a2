"""Your vectors are √d_model times too small. Dividing by √d_k belongs to the scores of attention
(06); here a row comes out as it is.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids] / self.weight.shape[-1] ** 0.5


Embedding.forward = forward
