"""If there is no self_mask, your layer makes one that hides the future. None is no mask at
all: every word may then see every other.

Look at: what you do if self_mask is None.
"""


def forward(self, x, memory, *, self_mask=None, cross_mask=None):
    write, read, transform = self.residuals
    if self_mask is None:
        self_mask = np.tri(x.shape[1], dtype=bool)
    x = write(x, lambda x: self.self_attn(x, x, x, attn_mask=self_mask)[0])
    x = read(x, lambda x: self.cross_attn(x, memory, memory, attn_mask=cross_mask)[0])
    return transform(x, self.feed_forward)


DecoderLayer.forward = forward
