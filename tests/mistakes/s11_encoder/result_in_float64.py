"""Your encoder gives float64 although everything came in as float32: a Tensor of float64 joined
in.

Look at: ``Tensor(…)`` around a number or an array.
"""


def forward(self, x, *, attn_mask=None):
    x = x + Tensor(np.zeros(x.shape))
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
