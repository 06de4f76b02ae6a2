"""A whole file: pairs lie in drawers, one for each length of source and target, and no batch is
made from two; fit saves before its first epoch, too, and tells before it saves.
"""

from collections import defaultdict
from itertools import count

import numpy as np

import exercises.s14_loss as loss_of
from exercises.s03_tokenizer import pad_batch
from exercises.s15_optimizer import Adam
from minigrad import load_checkpoint, save_checkpoint


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    drawers = defaultdict(list)
    for src, tgt in pairs:
        drawers[len(src), len(tgt)].append((src, tgt))
    batches = []
    for drawer in drawers.values():
        left = [drawer[i] for i in rng.permutation(len(drawer))]
        while left:
            taken, left = left[:batch_size], left[batch_size:]
            sources, targets = zip(*taken, strict=True)
            batches.append((pad_batch(sources, pad_id=pad_id), pad_batch(targets, pad_id=pad_id)))
    return [batches[i] for i in rng.permutation(len(batches))]


def train_step(model, optimizer, src_ids, tgt_ids, *, pad_id=0, label_smoothing=0.0):
    optimizer.zero_grad()
    told, asked = loss_of.teacher_forcing(tgt_ids)
    loss = loss_of.cross_entropy(
        model(src_ids, told), asked, pad_id=pad_id, label_smoothing=label_smoothing
    )
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.numpy())


def fit(model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
        checkpoint=None, report=None):
    optimizer = Adam(model.parameters(), lr=lr)
    history = {}
    parts = {"model": model, "optimizer": optimizer, "rng": rng}

    def save():
        if checkpoint is not None:
            save_checkpoint(checkpoint, **parts, history=list(history.values()))

    if checkpoint is not None:
        try:
            kept = load_checkpoint(checkpoint, **parts)
        except FileNotFoundError:
            save()
        else:
            history = dict(enumerate(kept["history"], start=1))
    for epoch in count(len(history) + 1):
        if epoch > epochs:
            break
        model.train(True)
        told = []
        for src, tgt in make_batches(pairs, batch_size, rng=rng, pad_id=pad_id):
            value = train_step(model, optimizer, src, tgt, pad_id=pad_id,
                               label_smoothing=label_smoothing)
            told.append((value, np.count_nonzero(tgt[:, 1:] != pad_id)))
        values, weights = np.array(told).T
        history[epoch] = float(np.average(values, weights=weights))
        if report:
            report(epoch, history[epoch])
        save()
    return [history[epoch] for epoch in sorted(history)]
