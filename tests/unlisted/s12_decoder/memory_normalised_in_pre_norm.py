"""In pre-norm the memory goes through the norm of the encoder-decoder attention, too.

Named as: memory-normalised-by-the-layer.
"""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    if read.norm_first:
        memory = read.norm(memory)
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
