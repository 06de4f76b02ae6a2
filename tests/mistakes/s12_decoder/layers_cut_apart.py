"""Between your layers the gradient is cut: only the last layer would ever learn.

Look at: `.data`, `.numpy()` and `.detach()` inside the loop.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    for layer in self.layers:
        x = layer(x.detach(), memory, self_mask=self_mask, cross_mask=cross_mask)
    return x if self.norm is None else self.norm(x)


Decoder.forward = forward
