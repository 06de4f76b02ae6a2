"""Your output is float64 although everything came in as float32: somewhere a Tensor of float64
joined in. The whole model would go on at twice the memory.

Look at: `Tensor(…)` around a NumPy result; a plain number or array would follow the dtype.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward) * Tensor(1.0)


DecoderLayer.forward = forward
