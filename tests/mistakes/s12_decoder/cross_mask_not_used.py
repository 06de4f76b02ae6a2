"""cross_mask never reaches your encoder-decoder attention: the padding of the source gets its
share as if it were words.

Look at: what becomes of cross_mask.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
