"""The last norm is left out in eval mode."""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return self.norm(x) if self.norm is not None and self.training else x


Encoder.forward = forward
