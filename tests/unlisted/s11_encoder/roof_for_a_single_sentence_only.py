"""The last norm of a pre-norm encoder is left out where there are several sentences."""


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return self.norm(x) if self.norm is not None and len(x.data) == 1 else x


Encoder.forward = forward
