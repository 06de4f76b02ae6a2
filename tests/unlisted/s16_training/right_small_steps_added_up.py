"""A step goes through the batch sentence by sentence: each loss counts by its share of the tokens,
and the gradients add up.
"""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    optimizer.zero_grad()
    given, asked = teacher_forcing(tgt_ids)
    counts = (asked != pad_id).sum(axis=1)
    loss = 0.0
    for i, count in enumerate(counts):
        logits = model(src_ids[i : i + 1], given[i : i + 1])
        part = cross_entropy(
            logits, asked[i : i + 1], pad_id=pad_id, label_smoothing=label_smoothing
        ) * (count / max(counts.sum(), 1))
        part.backward()
        loss += part.item()
    optimizer.step()
    return loss
