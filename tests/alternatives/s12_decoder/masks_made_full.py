"""Masks stretched to full size, and opened where nothing is allowed."""


def full(mask, batch, queries, keys):
    if mask is None:
        return np.ones((batch, queries, keys), bool)
    mask = np.array(np.broadcast_to(mask, (batch, queries, keys)))
    mask[~mask.any(axis=-1)] = True
    return mask


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    batch, tgt, _ = x.shape
    self_mask = full(self_mask, batch, tgt, tgt)
    cross_mask = full(cross_mask, batch, tgt, memory.shape[1])
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
