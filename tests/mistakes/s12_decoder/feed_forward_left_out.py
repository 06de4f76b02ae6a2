"""Your layer ends with the attention to the memory. The feed-forward, in which each word is
worked on by itself, is missing.

Look at: the third sub-layer.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, _ = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    return read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])


DecoderLayer.forward = forward
