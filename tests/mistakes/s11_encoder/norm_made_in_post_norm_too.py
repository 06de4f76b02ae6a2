"""Your encoder holds a last norm in post-norm as well. There it has nothing to do, and a saved
model would have two names too many.

Look at: the section "Why pre-norm needs a roof" of the lesson.
"""


def init(
    self, num_layers, d_model, num_heads, d_ff, *,
    dropout=0.0, norm_first=False, bias=False, rng,
):
    options = {"dropout": dropout, "norm_first": norm_first, "bias": bias, "rng": rng}
    self.norm_first = norm_first
    self.layers = [EncoderLayer(d_model, num_heads, d_ff, **options) for _ in range(num_layers)]
    self.norm = LayerNorm(d_model)


def forward(self, x, *, attn_mask=None):
    for layer in self.layers:
        x = layer(x, attn_mask=attn_mask)
    return self.norm(x) if self.norm_first else x


Encoder.__init__ = init
Encoder.forward = forward
