"""self_attn and cross_attn have changed places: the one looks at the memory, the other at what
was written. Untrained, both are alike; a saved model would be read wrongly.

Look at: the name of the attention in each of your lines.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.cross_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.self_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
