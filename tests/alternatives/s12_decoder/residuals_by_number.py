"""Residuals taken by their number, functions with names of their own, masks positional."""


def forward(self, x, memory, self_mask=None, cross_mask=None):
    def look_back(words):
        output, _ = self.self_attn(words, words, words, attn_mask=self_mask)
        return output

    def look_across(words):
        output, weights = self.cross_attn(words, memory, memory, attn_mask=cross_mask)
        self.last_weights = weights
        return output

    x = self.residuals[0](x, look_back)
    x = self.residuals[1](x, look_across)
    return self.residuals[2](x, lambda words: self.feed_forward(words))


DecoderLayer.forward = forward
