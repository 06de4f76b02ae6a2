"""The mean loss of an epoch weighs a batch by its number of pairs.

Named as: weighted-by-sentences.
"""


def fit(
    model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
    checkpoint=None, report=None,
):
    optimizer, losses = Adam(model.parameters(), lr=lr), []
    if checkpoint is not None and Path(checkpoint).exists():
        kept = load_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng)
        losses = kept["losses"]
    for epoch in range(len(losses) + 1, epochs + 1):
        model.train()
        total = 0.0
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            total += len(src_ids) * train_step(
                model, optimizer, src_ids, tgt_ids, pad_id=pad_id, label_smoothing=label_smoothing
            )
        losses.append(total / len(pairs))
        if checkpoint is not None:
            save_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng, losses=losses)
        if report is not None:
            report(epoch, losses[-1])
    return losses
