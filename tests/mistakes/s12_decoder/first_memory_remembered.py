"""Your layer keeps the first memory that it saw and goes on reading that one. The next call is
about another sentence.

Look at: what the layer stores on itself.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    if not hasattr(self, "kept"):
        self.kept = memory.data.shape, memory
    if self.kept[0] == memory.data.shape:
        memory = self.kept[1]
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
