"""Both formulas written out: the norms are those of the residuals, the one dropout is the layer's."""

from exercises.s10_block import Dropout


class DecoderLayer(Module):
    def __init__(self, d_model, num_heads, d_ff, *, dropout=0.0, norm_first=False, bias=False,
                 rng):
        self.norm_first = norm_first
        self.residuals = [Residual(d_model, rng=rng) for _ in range(3)]
        self.drop = Dropout(dropout, rng=rng)
        self.feed_forward = FeedForward(d_model, d_ff, rng=rng)
        self.cross_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)
        self.self_attn = MultiHeadAttention(d_model, num_heads, bias=bias, rng=rng)

    def forward(self, x, memory, *, self_mask=None, cross_mask=None):
        sublayers = (
            lambda y: self.self_attn(y, y, y, attn_mask=self_mask)[0],
            lambda y: self.cross_attn(y, memory, memory, attn_mask=cross_mask)[0],
            self.feed_forward,
        )
        for residual, sublayer in zip(self.residuals, sublayers, strict=True):
            if self.norm_first:
                x = x + self.drop(sublayer(residual.norm(x)))
            else:
                x = residual.norm(x + self.drop(sublayer(x)))
        return x
