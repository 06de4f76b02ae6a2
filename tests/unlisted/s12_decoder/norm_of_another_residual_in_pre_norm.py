"""In pre-norm the feed-forward's input goes through the norm of the attention before it."""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    if not transform.norm_first:
        return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return x + transform.dropout(self.feed_forward(read.norm(x)))


DecoderLayer.forward = forward
