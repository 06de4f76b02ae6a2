"""The model reads the whole target, and what it says after the last token is dropped."""


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    model.train()
    for parameter in model.parameters():
        parameter.grad = None
    logits = model(src_ids, tgt_ids)[:, :-1]
    loss = cross_entropy(
        logits, tgt_ids[:, 1:], pad_id=pad_id, label_smoothing=label_smoothing
    )
    loss.backward()
    optimizer.step()
    return loss.numpy()[()]
