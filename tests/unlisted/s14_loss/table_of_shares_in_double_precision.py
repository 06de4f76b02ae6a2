"""What the answer should have been is a Tensor of float64: the loss of float32 logits is float64,
too.

Named as: float32-turned-into-float64.
"""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    real = np.ones(targets.shape, bool) if pad_id is None else targets != pad_id
    vocab_size = logits.shape[-1]
    shares = np.full((real.sum(), vocab_size), label_smoothing / vocab_size)
    shares[np.arange(len(shares)), targets[real]] += 1 - label_smoothing
    return -(Tensor(shares) * log_softmax(logits)[real]).sum() / max(len(shares), 1)
