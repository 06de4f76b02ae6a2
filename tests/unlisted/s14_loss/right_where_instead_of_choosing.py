"""Every place gets its surprise, padding that of class 0; `where` takes it out again."""

from minigrad import where


def teacher_forcing(ids):
    return np.delete(ids, -1, axis=1), np.delete(ids, 0, axis=1)


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.broadcast_to(True, targets.shape) if pad_id is None else np.not_equal(targets, pad_id)
    safe = np.where(real, targets, 0)
    log_p = log_softmax(logits, -1)
    picked = log_p[(*np.indices(targets.shape), safe)]
    blurred = log_p.mean(axis=-1)
    each = picked * (label_smoothing - 1) - blurred * label_smoothing
    return where(real, each, 0.0).sum() / np.maximum(real.sum(), 1)
