"""The bypass around your encoder-decoder attention starts at the input of the layer, so that
what self-attention found is lost except for its part in the questions.

Look at: what is added to the result of the second sub-layer.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    y = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(y, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
