"""From the second layer on the memory is a bare array: no gradient comes back from there."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x, memory, self_mask=self_mask, cross_mask=cross_mask)
        memory = memory.detach()
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
