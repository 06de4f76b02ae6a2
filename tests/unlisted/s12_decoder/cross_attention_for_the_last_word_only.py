"""Only the last word of the target reads the memory, as in generation; the others go past it."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    newest = np.zeros((x.shape[1], 1))
    newest[-1] = 1.0
    x = read(
        x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0] * newest
    )
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
