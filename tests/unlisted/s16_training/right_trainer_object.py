"""fit is an object with a method for an epoch; sums are exact; the file is a Path from the
start.
"""

import math
from dataclasses import dataclass


@dataclass
class _Trainer:
    model: object
    optimizer: object
    rng: object
    options: dict

    def epoch(self, batches):
        self.model.train()
        nats, tokens = [], []
        for src_ids, tgt_ids in batches:
            nats.append(train_step(self.model, self.optimizer, src_ids, tgt_ids, **self.options))
            tokens.append(int(np.sum(tgt_ids[:, 1:] != self.options["pad_id"])))
        return math.sumprod(nats, tokens) / sum(tokens) if hasattr(math, "sumprod") else (
            math.fsum(a * b for a, b in zip(nats, tokens, strict=True)) / sum(tokens)
        )

    def parts(self):
        return {"model": self.model, "optimizer": self.optimizer, "rng": self.rng}


def fit(model, pairs, *, epochs, batch_size=32, lr=1e-3, label_smoothing=0.0, pad_id=0, rng,
        checkpoint=None, report=None):
    options = {"pad_id": pad_id, "label_smoothing": label_smoothing}
    trainer = _Trainer(model, Adam(list(model.parameters()), lr=lr), rng, options)
    path = None if checkpoint is None else Path(checkpoint)
    losses, done = [], 0
    if path and path.is_file():
        numbers = load_checkpoint(path, **trainer.parts())
        losses, done = list(numbers["losses"]), int(numbers["done"])
    while done < epochs:
        losses.append(trainer.epoch(make_batches(pairs, batch_size, rng=rng, pad_id=pad_id)))
        done += 1
        if path:
            save_checkpoint(path, **trainer.parts(), losses=np.array(losses), done=done)
        (report or (lambda *_: None))(done, losses[-1])
    return losses
