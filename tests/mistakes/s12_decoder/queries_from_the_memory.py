"""In your encoder-decoder attention the memory asks and the decoder answers. It is the side
that writes that has a question: its words are the queries.

Look at: the three arguments of cross_attn, and the length of what it gives.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(memory, x, x, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
