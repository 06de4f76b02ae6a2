"""Loops over sentences and tokens, whose surprises are stacked."""

from minigrad import stack


def teacher_forcing(ids):
    given, asked = [], []
    for sentence in ids.tolist():
        given.append(sentence[:-1])
        asked.append(sentence[1:])
    return [np.array(given), np.array(asked)]


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    costs = []
    for place in np.ndindex(targets.shape):
        target = int(targets[place])
        if pad_id is not None and target == pad_id:
            continue
        row = log_softmax(logits[place])
        cost = -(row[target] * (1 - label_smoothing))
        if label_smoothing:
            cost = cost - row.mean() * label_smoothing
        costs.append(cost)
    if not costs:
        return (logits * 0).sum()
    return stack(costs).mean()
