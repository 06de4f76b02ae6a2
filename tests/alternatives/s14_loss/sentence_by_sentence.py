"""A sum and a count for each row of tokens, divided only at the end."""


def cross_entropy(logits, targets, *, pad_id=None, label_smoothing=0.0):
    if targets.ndim > 1:
        logits = logits.reshape(-1, targets.shape[-1], logits.shape[-1])
        targets = targets.reshape(-1, targets.shape[-1])
    else:
        logits, targets = logits.expand_dims(0), targets[None]
    total, count = 0.0, 0
    for sentence, answers in zip(logits, targets, strict=True):
        places = [t for t, token in enumerate(answers) if pad_id is None or token != pad_id]
        rows = log_softmax(sentence)
        own = rows[places, answers[places]] if places else rows[:0, 0]
        even = rows[places].mean(axis=-1) if places else rows[:0, 0]
        total = total + ((1 - label_smoothing) * own + label_smoothing * even).sum()
        count += len(places)
    return total * (-1.0 / max(count, 1))
