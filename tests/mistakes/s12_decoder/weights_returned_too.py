"""Your layer returns a tuple. MultiHeadAttention gives output and weights, but what the next
layer takes is the output alone.

Look at: your last line, and what becomes of the weights.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    weights = []

    def look(x):
        found, shares = self.cross_attn(x, memory, memory, attn_mask=cross_mask)
        weights.append(shares)
        return found

    x = read(x, look)
    return transform(x, self.feed_forward), weights[0]


DecoderLayer.forward = forward
