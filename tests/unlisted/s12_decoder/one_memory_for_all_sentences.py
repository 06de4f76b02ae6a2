"""The attention to the memory looks at the memory of the whole batch, laid end to end."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    batch, src, width = memory.shape

    def listen(x):
        whole = memory.reshape(1, batch * src, width)
        flat = x.reshape(1, -1, width)
        mask = None
        if cross_mask is not None:
            each = np.broadcast_to(cross_mask, (batch, x.shape[1], src))
            mask = np.broadcast_to(
                each.transpose(1, 0, 2).reshape(1, x.shape[1], -1),
                (batch, x.shape[1], batch * src),
            ).reshape(1, -1, batch * src)
        return self.cross_attn(flat, whole, whole, attn_mask=mask)[0].reshape(*x.shape)

    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    return transform(read(x, listen), self.feed_forward)


DecoderLayer.forward = forward
