"""Your layer goes on dropping in eval mode: its residuals are made anew in every call, or kept
where ``eval()`` does not look.

Look at: where the residuals are made, and what they are kept in.
"""


class Hidden:
    def __init__(self, module):
        self.module = module

    def __call__(self, x, sublayer):
        return self.module.train()(x, sublayer)


def forward(self, x, *, attn_mask=None):
    first, second = (Hidden(residual) for residual in self.residuals)
    x = first(x, lambda words: self.self_attn(words, words, words, attn_mask=attn_mask)[0])
    return second(x, self.feed_forward)


EncoderLayer.forward = forward
