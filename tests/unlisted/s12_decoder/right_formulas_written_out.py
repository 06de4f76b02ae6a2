"""The six formulas stand in the layer itself; norm and dropout are taken out of the residuals."""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    norms = [residual.norm for residual in self.residuals]
    drops = [residual.dropout for residual in self.residuals]

    def written(y):
        output, _ = self.self_attn(query=y, key=y, value=y, attn_mask=self_mask)
        return output

    def read(y):
        output, _ = self.cross_attn(query=y, key=memory, value=memory, attn_mask=cross_mask)
        return output

    if self.residuals[0].norm_first:
        x = x + drops[0](written(norms[0](x)))
        x = x + drops[1](read(norms[1](x)))
        x = x + drops[2](self.feed_forward(norms[2](x)))
    else:
        x = norms[0](drops[0](written(x)) + x)
        x = norms[1](drops[1](read(x)) + x)
        x = norms[2](drops[2](self.feed_forward(x)) + x)
    return x


DecoderLayer.forward = forward
