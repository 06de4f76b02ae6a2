"""The memory is dropped out on its way into every layer."""

_forward = DecoderLayer.forward


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    memory = self.residuals[1].dropout(memory)
    return _forward(self, x, memory, self_mask=self_mask, cross_mask=cross_mask)


DecoderLayer.forward = forward
