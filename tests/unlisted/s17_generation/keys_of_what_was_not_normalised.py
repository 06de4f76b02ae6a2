"""In pre-norm the cache keeps keys and values of the words as they were before the norm.

Named as: keys-from-before-the-norm.
"""


def through(self, number, x, written_mask):
    layer = self.layers[number]
    write, read, transform = layer.residuals
    kept = self.remember(number, x)
    x = write(x, lambda y: look_at(kept, layer.self_attn, y, written_mask))
    x = read(x, lambda y: look_at(self.read[number], layer.cross_attn, y, self.read_mask))
    return transform(x, layer.feed_forward)


CachedDecoding.through = through
