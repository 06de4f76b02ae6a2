"""Your encoder returns the results of all layers in a list. The contract wants that of the last
one.

Look at: the section Shapes of ``forward``.
"""


def forward(self, x, *, attn_mask=None):
    results = []
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
        results.append(x if self.norm is None else self.norm(x))
    return results


Encoder.forward = forward
