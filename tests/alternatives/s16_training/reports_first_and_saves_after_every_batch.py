"""A checkpoint after every batch, and with it the generator as it was before the epoch."""


def fit(model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
        checkpoint=None, report=None):
    optimizer = Adam(model.parameters(), lr=lr)
    losses, done, nats, tokens, begin = [], 0, 0.0, 0, rng.bit_generator.state
    if checkpoint and Path(checkpoint).is_file():
        kept = load_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng)
        losses, done, begin = kept["losses"], kept["done"], kept["begin"]
        nats, tokens = kept["nats"], kept["tokens"]

    def save():
        if checkpoint:
            save_checkpoint(checkpoint, model=model, optimizer=optimizer, rng=rng, losses=losses,
                            done=done, begin=begin, nats=nats, tokens=tokens)

    while len(losses) < epochs:
        rng.bit_generator.state = begin
        batches = list(make_batches(pairs, batch_size, rng=rng, pad_id=pad_id))
        for src_ids, tgt_ids in batches[done:]:
            loss = train_step(model, optimizer, src_ids, tgt_ids, pad_id=pad_id,
                              label_smoothing=label_smoothing)
            due = np.count_nonzero(tgt_ids[:, 1:] != pad_id)
            nats, tokens, done = nats + due * loss, tokens + due, done + 1
            if done < len(batches):
                save()
        losses.append(nats / tokens)
        done, nats, tokens, begin = 0, 0.0, 0, rng.bit_generator.state
        if report:
            report(len(losses), losses[-1])
        save()
    return np.array(losses)
