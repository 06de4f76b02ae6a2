"""The cache notes which tokens were padding, and does not move the notes with the beams."""

_reorder = CachedDecoding.reorder


def next_logits(self, ids):
    model = self.model
    new = (ids[:, -1:] != model.pad_id)[:, None]
    seen = getattr(self, "seen", None)
    self.seen = new if seen is None else np.concatenate([seen, new], axis=2)
    newest = model.tgt_embedding(ids[:, -1:])
    x = model.positions(newest * math.sqrt(newest.shape[-1]), offset=ids.shape[1] - 1)
    for number in range(len(self.layers)):
        x = self.through(number, x, self.seen)
    norm = getattr(model.decoder, "norm", None)
    return model.head(x if norm is None else norm(x)).data[:, -1]


def reorder(self, rows):
    _reorder(self, rows)
    if len(rows) != len(self.seen):
        self.seen = self.seen[rows]


CachedDecoding.next_logits, CachedDecoding.reorder = next_logits, reorder
