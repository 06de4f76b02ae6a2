"""What attention finds is detached: right numbers, and its projections never learn.

Named as: no-gradient-through-the-attention.
"""


def forward(self, x, *, attn_mask=None):
    attend, transform = self.residuals

    def attention(words):
        return self.self_attn(words, words, words, attn_mask=attn_mask)[0].detach()

    x = attend(x, attention)
    return transform(x, self.feed_forward)


EncoderLayer.forward = forward
