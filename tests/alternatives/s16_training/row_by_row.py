"""Every sentence through the model by itself, its gradients added up by its share of tokens."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    optimizer.zero_grad()
    real = (tgt_ids[:, 1:] != pad_id).sum(axis=1)
    total = 0.0
    for i, tokens in enumerate(real):
        given, due = teacher_forcing(tgt_ids[i : i + 1])
        logits = model(src_ids[i : i + 1], given)
        loss = cross_entropy(logits, due, pad_id=pad_id, label_smoothing=label_smoothing)
        share = loss * (float(tokens) / float(real.sum()))
        share.backward()
        total += share.item()
    optimizer.step()
    return total
