"""From the contract alone: a warm-up and clipping, files in a folder, lines printed."""

from exercises.s15_optimizer import clip_grad_norm, warmup_schedule


def fit(model, pairs, *, epochs, batch_size=32, warmup_steps=4, width=9, label_smoothing=0.0,
        pad_id=0, rng, save_dir=None, quiet=True):
    optimizer = Adam(model.parameters(), betas=(0.9, 0.98), eps=1e-9)
    step, done = 0, 0
    if save_dir is not None:
        found = sorted(Path(save_dir).glob("epoch-*"))
        if found:
            kept = load_checkpoint(found[-1], model=model, optimizer=optimizer, rng=rng)
            step, done = kept["step"], kept["done"]
    for epoch in range(done, epochs):
        losses = []
        for src_ids, tgt_ids in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            step += 1
            optimizer.lr = warmup_schedule(step, d_model=width, warmup_steps=warmup_steps)
            optimizer.zero_grad()
            given, due = teacher_forcing(tgt_ids)
            loss = cross_entropy(model(src_ids, given), due, pad_id=pad_id,
                                 label_smoothing=label_smoothing)
            loss.backward()
            clip_grad_norm(model.parameters(), 1.0)
            optimizer.step()
            losses.append((loss.item(), int((due != pad_id).sum())))
        if not quiet:
            print(epoch, sum(a * n for a, n in losses) / sum(n for _, n in losses))
        if save_dir is not None:
            save_checkpoint(Path(save_dir) / f"epoch-{epoch:04}", model=model, optimizer=optimizer,
                            rng=rng, step=step, done=epoch + 1)
