"""The axis of the classes is brought to the front; the real places are found with nonzero."""

from itertools import starmap
from operator import getitem


def teacher_forcing(ids):
    cuts = slice(0, ids.shape[1] - 1), slice(1, ids.shape[1])
    return tuple(starmap(getitem, ((ids, (slice(None), cut)) for cut in cuts)))


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    check_targets(logits, targets, pad_id)
    order = (logits.ndim - 1, *range(logits.ndim - 1))
    log_p = log_softmax(logits.transpose(order), axis=0)
    vocab_size = log_p.shape[0]
    places = np.nonzero(np.ones_like(targets) if pad_id is None else targets - pad_id)
    count = places[0].size or 1
    log_p = log_p[(slice(None), *places)]
    targets = targets[places]
    on = (1 - label_smoothing) * log_p[targets, np.arange(targets.size)].sum()
    off = label_smoothing / vocab_size * log_p.sum()
    return (on + off) / -count
