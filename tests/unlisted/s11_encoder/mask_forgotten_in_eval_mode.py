"""In eval mode the layers behind the first get no mask: the sentences are not in a batch then."""


def forward(self, x, *, attn_mask=None):
    for i, layer in enumerate(self.layers):
        x = layer(x, attn_mask=attn_mask if self.training or i == 0 else None)
    return x if self.norm is None else self.norm(x)


Encoder.forward = forward
