"""Your vectors are √d_model times too large. The paper does multiply embeddings by √d_model, but
in this course that happens in stage 13, where embedding and positions meet; here a row comes out
as it is.
"""

def forward(self, ids):
    if ((ids < 0) | (ids >= len(self.weight))).any():
        raise IdError("ids points outside of the vocabulary")
    return self.weight[ids] * self.weight.shape[-1] ** 0.5


Embedding.forward = forward
