"""The questions to the memory are asked by the input of the layer, not by what self-attention
made of it. The work of the first sub-layer does not reach the second.

Look at: what the queries of cross_attn are made of.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    asked = x
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(asked, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
