"""Your way of leaving out the padding wants exactly one axis for the batch and one for the
sentence. There may be any number of axes in front of the vocabulary: one, two or three.

Look at: colons in the index that brings the real places beside the logits.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    log_p = log_softmax(logits)
    vocab_size = logits.shape[-1]
    q = (1 - label_smoothing) * (targets[..., None] == np.arange(vocab_size))
    q = q + label_smoothing / vocab_size
    tokens = targets.size
    if pad_id is not None:
        real = targets != pad_id
        q = q * real[:, :, None]
        tokens = max(int(real.sum()), 1)
    return -(log_p * q).sum() / tokens
