"""Your last norm comes first: it normalises what enters the encoder, and nothing normalises what
leaves it.

Look at: where the norm stands in the picture of the stack.
"""


def forward(self, x, *, attn_mask=None):
    if self.norm is not None:
        x = self.norm(x)
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return x


Encoder.forward = forward
