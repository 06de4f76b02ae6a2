"""In pre-norm your feed-forward works on the words as they were before the norm: its function
ignores what the residual calls it with. In post-norm nobody notices.

Look at: the argument of the function that you pass to the third residual.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    found = x
    return transform(x, lambda _: self.feed_forward(found))


DecoderLayer.forward = forward
