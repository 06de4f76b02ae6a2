"""Your layer's result is cut off from the graph, so that nothing in the layer or below it
would ever learn.

Look at: `.data`, `.numpy()` and `.detach()` in the last line.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return Tensor(transform(x, self.feed_forward).data)


DecoderLayer.forward = forward
