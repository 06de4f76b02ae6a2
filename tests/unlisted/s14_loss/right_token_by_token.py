"""A loop over the tokens, a logarithm of a sum of exponentials for each; averages at the end."""


def teacher_forcing(ids):
    given = np.array([[row[t] for t in range(len(row) - 1)] for row in ids], dtype=ids.dtype)
    asked = np.array([[row[t + 1] for t in range(len(row) - 1)] for row in ids], dtype=ids.dtype)
    shape = (ids.shape[0], ids.shape[1] - 1)
    return [given.reshape(shape), asked.reshape(shape)]


def _surprise(row, target, s):
    top = float(row.data.max())
    log_total = (row - top).exp().sum().log() + top
    right = log_total - row[int(target)]
    if s == 0:
        return right
    average = log_total - row.mean()
    return (1 - s) * right + s * average


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    total, count = 0.0 * logits.sum(), 0
    for place in np.ndindex(targets.shape):
        if pad_id is None or targets[place] != pad_id:
            total = total + _surprise(logits[place], targets[place], label_smoothing)
            count += 1
    return total / count if count else total
