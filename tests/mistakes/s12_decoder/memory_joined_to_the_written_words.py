"""Your encoder-decoder attention looks at the memory and at the written words alike, joined to
one sequence. The written words have had their turn; now the shares are for the memory only.

Look at: the keys and values of cross_attn.
"""

from minigrad import concatenate


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    both = concatenate([memory, x], axis=1)
    mask = None
    if cross_mask is not None:
        shape = len(x.data), x.shape[1], memory.shape[1]
        own = np.ones((len(x.data), x.shape[1], x.shape[1]), bool)
        mask = np.concatenate([np.broadcast_to(cross_mask, shape), own], axis=-1)
    x = read(x, lambda x: self.cross_attn(x, both, both, attn_mask=mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
