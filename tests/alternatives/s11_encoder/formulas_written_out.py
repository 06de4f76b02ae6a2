"""The two formulas of the residual written out in the layer, with the residual's own parts."""


def layer_init(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False, rng):
    self.pre = norm_first
    self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
    self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
    options = {"dropout": dropout, "norm_first": norm_first, "rng": rng}
    self.residuals = [Residual(d_model, **options), Residual(d_model, **options)]


def layer_forward(self, x, *, attn_mask=None):
    for i, residual in enumerate(self.residuals):
        words = residual.norm(x) if self.pre else x
        if i == 0:
            found = self.self_attn(words, words, words, attn_mask=attn_mask)[0]
        else:
            found = self.feed_forward(words)
        x = x + residual.dropout(found)
        x = x if self.pre else residual.norm(x)
    return x


EncoderLayer.__init__ = layer_init
EncoderLayer.forward = layer_forward
