"""Around your feed-forward there is no path: what comes out of it replaces x, instead of being
added.

Look at: the second of the two bows in the picture.
"""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals
    x = first(x, lambda x: self.self_attn(x, x, x, attn_mask=attn_mask)[0])
    if second.norm_first:
        return second.dropout(self.feed_forward(second.norm(x)))
    return second.norm(second.dropout(self.feed_forward(x)))


EncoderLayer.forward = forward
