"""In pre-norm your encoder-decoder attention asks with the words as they were before the norm:
its function ignores what the residual calls it with. In post-norm nobody notices.

Look at: the argument of the function that you pass to the second residual.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    written = x
    x = read(
        x, lambda _: self.cross_attn(written, memory, memory, attn_mask=cross_mask)[0]
    )
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
