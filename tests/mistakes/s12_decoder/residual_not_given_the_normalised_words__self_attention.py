"""In pre-norm your self-attention works on the words as they were before the norm: its
function ignores what the residual calls it with. In post-norm nobody notices.

Look at: the argument of the function that you pass to the first residual.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    words = x
    x = write(x, lambda _: self.self_attn(words, words, words, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
