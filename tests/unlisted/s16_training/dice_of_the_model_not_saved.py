"""The checkpoint holds the weights without the model: its dropout begins anew after a kill."""


class _Weights(Module):
    def __init__(self, model):
        self.held = dict(model.named_parameters())


def fit(
    model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
    checkpoint=None, report=None,
):
    optimizer, losses = Adam(model.parameters(), lr=lr), []
    kept = {"model": _Weights(model), "optimizer": optimizer, "rng": rng}
    if checkpoint is not None and Path(checkpoint).exists():
        losses = load_checkpoint(checkpoint, **kept)["losses"]
    while len(losses) < epochs:
        model.train()
        nats = tokens = 0
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            real = np.count_nonzero(tgt_ids[:, 1:] != pad_id)
            nats += real * train_step(
                model, optimizer, src_ids, tgt_ids, pad_id=pad_id, label_smoothing=label_smoothing
            )
            tokens += real
        losses.append(float(nats / tokens))
        if checkpoint is not None:
            save_checkpoint(checkpoint, **kept, losses=losses)
        if report is not None:
            report(len(losses), losses[-1])
    return losses
