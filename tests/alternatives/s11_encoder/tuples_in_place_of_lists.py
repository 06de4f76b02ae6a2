"""Residuals and layers in tuples; parts made in another order; more attributes that hold no
weights.
"""


def layer_init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.d_model, self.num_heads, self.d_ff, self.rate = d_model, num_heads, d_ff, dropout
    around = {"dropout": dropout, "norm_first": norm_first, "rng": rng}
    self.residuals = (Residual(d_model, **around), Residual(d_model, **around))
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    self.self_attn = MultiHeadAttention(d_model, num_heads, rng=rng, bias=bias)


def init(self, num_layers, *sizes, norm_first=False, **options):
    self.num_layers, self.norm_first = num_layers, norm_first
    layers = [EncoderLayer(*sizes, norm_first=norm_first, **options) for _ in range(num_layers)]
    self.layers = tuple(reversed(layers))
    if norm_first:
        self.norm = LayerNorm(sizes[0])


def forward(self, x, *, attn_mask=None):
    for i in range(len(self.layers)):
        x = self.layers[i](x, attn_mask=attn_mask)
    if self.norm_first:
        x = self.norm(x)
    return x


EncoderLayer.__init__ = layer_init
Encoder.__init__ = init
Encoder.forward = forward
