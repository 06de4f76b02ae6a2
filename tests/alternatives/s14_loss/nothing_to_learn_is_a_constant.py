"""Where no token is real, a constant 0 comes back at once; else log-softmax and einsum."""

from minigrad import einsum


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    keep = np.ones(targets.shape, bool) if pad_id is None else ~(targets == pad_id)
    if not keep.any():
        return Tensor(np.zeros((), logits.dtype))
    rows, ids = logits[keep], targets[keep]
    vocab_size = rows.shape[-1]
    q = np.full(rows.shape, label_smoothing / vocab_size)
    q[np.arange(len(ids)), ids] += 1.0 - label_smoothing
    return -einsum("nc,nc->n", log_softmax(rows), q).mean()
