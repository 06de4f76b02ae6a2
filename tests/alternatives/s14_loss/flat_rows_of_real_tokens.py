"""All tokens in one row, those that count by their numbers; the smoothing as a mean of the row."""


def teacher_forcing(ids):
    seq = ids.shape[1]
    return ids[:, : seq - 1].copy(), ids[:, 1:seq].copy()


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    flat = targets.reshape(-1)
    rows = np.arange(flat.size) if pad_id is None else np.flatnonzero(flat != pad_id)
    log_p = log_softmax(logits.reshape(-1, logits.shape[-1]), axis=-1)
    n = max(len(rows), 1)
    surprise = -log_p[rows, flat[rows]].sum() / n
    even = -log_p[rows].mean(axis=-1).sum() / n
    return (1.0 - label_smoothing) * surprise + label_smoothing * even
