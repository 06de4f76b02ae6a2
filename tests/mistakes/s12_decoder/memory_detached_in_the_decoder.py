"""No gradient comes back to the memory from your decoder, so the encoder would never learn.

Look at: `.data`, `.numpy()` and `.detach()` around memory.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    memory = Tensor(memory.data)
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
