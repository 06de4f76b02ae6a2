"""Every word of your decoder gets the same average of the memory. Each should ask a question
of its own and get its own answer.

Look at: what the second sub-layer does with memory.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    average = memory.mean(axis=1, keepdims=True)
    x = read(x, lambda x: x * 0.0 + average)
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
