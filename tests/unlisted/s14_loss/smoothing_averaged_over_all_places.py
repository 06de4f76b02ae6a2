"""The target's part is averaged over the real tokens; the smoothing's part over all places, padding
among them.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    everything = log_softmax(logits)
    log_p = everything[real]
    right = log_p[np.arange(len(log_p)), targets[real]]
    loss = -(1 - label_smoothing) * right.sum() / max(len(log_p), 1)
    if label_smoothing and real.any():
        loss = loss - label_smoothing * everything.mean()
    return loss
