"""The cache is a table of fixed size: as many columns as the source has tokens, and one."""

_init = CachedDecoding.__init__


def __init__(self, model, src_ids):
    _init(self, model, src_ids)
    self.room = src_ids.shape[1] + 1


def remember(self, layer, x):
    newest = keys_and_values(self.layers[layer].self_attn, x)
    kept = self.written[layer]
    both = []
    for i, part in enumerate(newest):
        if kept is not None:
            part = concatenate([kept[i], part], axis=2)[:, :, : self.room]
        both.append(part)
    self.written[layer] = tuple(both)
    return self.written[layer]


def through(self, number, x, written_mask):
    layer = self.layers[number]
    mask = written_mask[:, :, : self.room]
    write, read, transform = layer.residuals
    x = write(x, lambda y: look_at(self.remember(number, y), layer.self_attn, y, mask))
    x = read(x, lambda y: look_at(self.read[number], layer.cross_attn, y, self.read_mask))
    return transform(x, layer.feed_forward)


CachedDecoding.__init__ = __init__
CachedDecoding.remember, CachedDecoding.through = remember, through
