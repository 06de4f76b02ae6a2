"""The two formulas of the residual path written out, with its norm and its dropout."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    sublayers = (
        lambda y: self.self_attn(y, y, y, attn_mask=self_mask)[0],
        lambda y: self.cross_attn(y, memory, memory, attn_mask=cross_mask)[0],
        self.feed_forward,
    )
    for residual, sublayer in zip(self.residuals, sublayers, strict=True):
        if residual.norm_first:
            x = x + residual.dropout(sublayer(residual.norm(x)))
        else:
            x = residual.norm(x + residual.dropout(sublayer(x)))
    return x


DecoderLayer.forward = forward
