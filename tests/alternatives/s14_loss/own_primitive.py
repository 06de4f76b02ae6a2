"""An op of its own, with (p - q) / n as its backward rule."""

from minigrad.primitive import primitive


@primitive()
def surprise(logits: "Array", *, ids, real, s):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    q = np.full(logits.shape, s / logits.shape[-1])
    np.put_along_axis(q, ids[..., None], 1 - s + s / logits.shape[-1], axis=-1)
    q = q * real[..., None]
    n = max(int(real.sum()), 1)

    def vjp(g):
        return ((g * (np.exp(log_p) * real[..., None] - q) / n).astype(logits.dtype),)

    return np.asarray(-(q * log_p).sum() / n, dtype=logits.dtype), vjp


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    ids = np.where(real, targets, 0)
    return surprise(logits, ids=ids, real=real, s=label_smoothing)
