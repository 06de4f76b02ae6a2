"""Your layer writes its result into the array that was passed in, so the caller's words are
others after the call.

Look at: assignments to `x.data`, and `+=`.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    given = x
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    result = transform(x, self.feed_forward)
    given.data[...] = result.data
    return result


DecoderLayer.forward = forward
