"""Your layer normalises the memory before it looks at it. The norm of the residual is for the
decoder's words; the memory comes from the encoder as it should be.

Look at: what happens to memory on its way into cross_attn.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    memory = read.norm(memory)
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
