"""Your encoder-decoder attention sees exactly what cross_mask hides. In this course True
means: may be attended to.

Look at: what is done with cross_mask before it is handed on.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    hidden = None if cross_mask is None else ~cross_mask
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=hidden)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
