"""Your self-attention sees exactly what self_mask hides. In this course True means: may be
attended to.

Look at: what is done with self_mask before it is handed on.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    hidden = None if self_mask is None else ~self_mask
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=hidden)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
