"""Your layer takes the words for the sentences: the batch is always the first axis here.

Look at: the shapes that you hand to the attention.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals

    def attend(words):
        words = words.swapaxes(0, 1)
        return self.self_attn(words, words, words)[0].swapaxes(0, 1)

    return second(first(x, attend), self.feed_forward)


EncoderLayer.forward = forward
