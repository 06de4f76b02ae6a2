"""In pre-norm your sub-layers work on the words as they were before the norm: you hand each
residual a function that ignores what it is called with. In post-norm nobody notices.

Look at: the argument of each function that you pass to a residual.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    words = x
    x = write(x, lambda _: self.self_attn(words, words, words, attn_mask=self_mask)[0])
    written = x
    x = read(
        x, lambda _: self.cross_attn(written, memory, memory, attn_mask=cross_mask)[0]
    )
    found = x
    return transform(x, lambda _: self.feed_forward(found))


DecoderLayer.forward = forward
