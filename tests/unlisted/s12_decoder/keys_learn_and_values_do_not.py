"""The memory is detached where it serves as values: it learns from the keys only."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(
        x, lambda x: self.cross_attn(x, memory, memory.detach(), attn_mask=cross_mask)[0]
    )
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
