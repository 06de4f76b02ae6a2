"""Your layer counts on exactly three axes: batch, sentence, width.

One sentence without a batch has two, one word has one, and attention with heads will bring four.

Look at: the `...` in the `Shapes:` of forward.
"""


def forward(self, x):
    batch, seq, d_in = x.shape
    y = (x.reshape(batch * seq, d_in) @ self.weight).reshape(batch, seq, -1)
    return y if self.bias is None else y + self.bias


Linear.forward = forward
