"""Every word of the target asks by itself, under its own row of both masks."""

from minigrad import concatenate


def _each(attention, x, others, mask):
    rows = []
    for i in range(x.shape[1]):
        row = mask
        if mask is not None:
            row = np.broadcast_to(mask, (x.shape[0], x.shape[1], others.shape[1]))[:, i : i + 1]
        rows.append(attention(x[:, i : i + 1], others, others, attn_mask=row)[0])
    return concatenate(rows, axis=1)


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    x = self.residuals[0](x, lambda y: _each(self.self_attn, y, y, self_mask))
    x = self.residuals[1](x, lambda y: _each(self.cross_attn, y, memory, cross_mask))
    return self.residuals[2](x, self.feed_forward)


DecoderLayer.forward = forward
