"""After a kill your batches are shuffled as at the very beginning: what shuffles them does not go
on where it was.

Look at: the four things in the lesson on which the next step depends.
"""


def fit(model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
        checkpoint=None, report=None):
    optimizer = Adam(model.parameters(), lr=lr)
    losses = []
    if checkpoint is not None and Path(checkpoint).exists():
        numbers = load_checkpoint(checkpoint, model=model, optimizer=optimizer)
        losses = numbers["losses"]
    for epoch in range(len(losses) + 1, epochs + 1):
        model.train()
        nats, tokens = 0.0, 0
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            loss = train_step(
                model, optimizer, src_ids, tgt_ids, pad_id=pad_id, label_smoothing=label_smoothing
            )
            real = int((tgt_ids[:, 1:] != pad_id).sum())
            nats += loss * real
            tokens += real
        losses.append(nats / max(tokens, 1))
        if checkpoint is not None:
            save_checkpoint(checkpoint, model=model, optimizer=optimizer, losses=losses)
        if report is not None:
            report(epoch, losses[-1])
    return losses
