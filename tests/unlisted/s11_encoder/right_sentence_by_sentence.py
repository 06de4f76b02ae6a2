"""Each sentence goes up the tower alone, under its own part of the mask, and all are joined
above.
"""

from minigrad import concatenate


def forward(self, x, *, attn_mask=None):
    batch, seq, _ = x.shape
    masks = [None] * batch
    if attn_mask is not None:
        masks = np.split(np.broadcast_to(attn_mask, (batch, seq, seq)), batch)
    done = []
    for i, mask in enumerate(masks):
        words = x[i : i + 1]
        for layer in self.layers:
            words = layer.forward(words, attn_mask=mask)
        done.append(words)
    top = concatenate(done, axis=0)
    return self.norm(top) if self.norm else top


Encoder.forward = forward
