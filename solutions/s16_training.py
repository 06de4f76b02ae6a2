"""16 · Training: batches, steps, and what happens if the lamp goes out.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from exercises.s03_tokenizer import pad_batch
from exercises.s14_loss import cross_entropy, teacher_forcing
from exercises.s15_optimizer import Adam
from minigrad import Module

Pair = tuple[Sequence[int], Sequence[int]]


def make_batches(
    pairs: Sequence[Pair], batch_size: int, *, rng: np.random.Generator, pad_id: int = 0
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Put pairs of like length together, each pair in exactly one batch.

    Shapes:
        returns: batch src, batch tgt

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 5.1 (arXiv:1706.03762).
    """
    # Task: shuffle, sort by length, cut into batches, pad each, and shuffle the batches.
    order = rng.permutation(len(pairs))
    # sorted() keeps the shuffled order among equals.
    order = sorted(order, key=lambda i: (len(pairs[i][0]), len(pairs[i][1])))
    chunks = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    rng.shuffle(chunks)
    return [
        tuple(pad_batch([pairs[i][side] for i in chunk], pad_id=pad_id) for side in (0, 1))
        for chunk in chunks
    ]


def train_step(
    model: Module,
    optimizer: Adam,
    src_ids: np.ndarray,
    tgt_ids: np.ndarray,
    *,
    pad_id: int = 0,
    label_smoothing: float = 0.0,
) -> float:
    """One forward pass, one backward pass, one step; the loss before it.

    Units:
        returns: nats per token
    """
    # Task: shift the target, predict, measure, forget old gradients, backward, step.
    decoder_input, targets = teacher_forcing(tgt_ids)
    logits = model(src_ids, decoder_input)
    loss = cross_entropy(logits, targets, pad_id=pad_id, label_smoothing=label_smoothing)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
