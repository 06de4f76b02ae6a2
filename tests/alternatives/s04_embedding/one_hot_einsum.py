"""One-hot rows by comparison, contracted with einsum."""

from minigrad import einsum


def forward(self, ids):
    vocab_size = len(self.weight)
    if not np.isin(ids, np.arange(vocab_size)).all():
        raise IdError("no row for such an id")
    one_hot = (np.arange(vocab_size) == np.expand_dims(ids, -1)).astype(self.weight.dtype)
    return einsum("...v,vd->...d", one_hot, self.weight)


Embedding.forward = forward
