"""Your encoder-decoder attention hides the later words of the source from the earlier words of
the target. The source has been spoken in full: there is no future in it.

Look at: the masks under which cross_attn works.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    ahead = np.tri(x.shape[1], memory.shape[1], dtype=bool)
    mask = ahead if cross_mask is None else cross_mask & ahead
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
