"""The mean loss of an epoch weighs a batch by the tokens of its sources."""


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
        found, weights = [], []
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            found.append(train_step(
                model, optimizer, src_ids, tgt_ids, pad_id=pad_id, label_smoothing=label_smoothing
            ))
            weights.append(int((src_ids != pad_id).sum()))
        losses.append(float(np.average(found, weights=weights)))
        if checkpoint is not None:
            save_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng, losses=losses)
        if report is not None:
            report(len(losses), losses[-1])
    return losses
