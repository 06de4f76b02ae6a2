"""Encoder-decoder attention and feed-forward both start from what self-attention gave; their
results are added.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])

    def both(y):
        return self.cross_attn(y, memory, memory, attn_mask=cross_mask)[0] + self.feed_forward(y)

    return transform.norm(read(x, both)) if not read.norm_first else read(x, both)


DecoderLayer.forward = forward
