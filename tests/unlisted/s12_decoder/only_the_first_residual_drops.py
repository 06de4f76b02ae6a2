"""In training only the first of the three residuals of a layer drops anything.

Named as: dropout-not-passed-on.
"""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    before = read.dropout.training, transform.dropout.training
    read.dropout.training = transform.dropout.training = False
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    x = transform(x, self.feed_forward)
    read.dropout.training, transform.dropout.training = before
    return x


DecoderLayer.forward = forward
