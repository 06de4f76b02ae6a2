"""16 · Training: batches, steps, epochs, and a run that can be killed.

What it is for
--------------
The model is built (13), the loss says how wrong it is (14), the optimizer knows in which direction
to move (15). What is left is to do it, some ten thousand times: take a few sentence pairs, look how
surprised the model is, move, take the next few. That takes hours, and hours are long: a laptop
is closed, a machine is needed by somebody else, a lamp goes out. So training that is worth anything
can be killed at every moment, and goes on where it was.

Batches
-------
A pair is the ids of a source and the ids of its target, which begins with <bos> and ends with
<eos>. A batch is two arrays, and in an array all rows are equally long: the short ones are filled
up with <pad>. Padding is computed like everything else, and thrown away. Eight sentences, four
to a batch:

    as they come     3  9  4 10 |  3  9  4 10     widths 10, 10     80 places for 52 tokens
    by length        3  3  4  4 |  9  9 10 10     widths  4, 10     56 places for 52 tokens

28 places of padding have become 4. But in the same order every time a model would meet the same
neighbours in every batch, and all the long sentences last; so chance comes first and last:

    shuffle ─▸ sort by length ─▸ cut into batches ─▸ pad each ─▸ shuffle the batches

Sorting keeps the order of equals, so the first shuffle decides who meets whom among pairs of one
length. One *epoch* is one such round: every pair comes exactly once. All chance comes from ``rng``,
so that the same generator gives the same batches, and its next ones are others.

One step
--------
    target       <bos>   나는    밥을    먹었다  <eos>
    is given     <bos>   나는    밥을    먹었다
    should say   나는    밥을    먹었다  <eos>

    logits = model(src_ids, what is given)        forward
    loss   = cross_entropy(logits, what it should say)
    old gradients away, backward, step            the parameters move once

Source: Vaswani et al. 2017, «Attention Is All You Need», section 5 (arXiv:1706.03762).

On paper
--------
The loss of an epoch is the mean over its tokens. Say one batch has 30 real tokens and a loss of
2.0 nats per token, and the last one only 10, and a loss of 4.0. Together 30 · 2.0 + 10 · 4.0 = 100
nats over 40 tokens: 2.5 nats per token. The mean of the two numbers would be 3.0, as if
the ten tokens counted for as much as the thirty.

Before it has learnt anything, a model finds all V tokens of the vocabulary about equally likely, so
its loss is about ln V: for 85 tokens ln 85 = 4.44. If you begin far above, the first weights are
too large. If you are near 0 after a few steps, do not be glad too early: can the decoder see the
word that it should guess?

A run that can be killed
------------------------
What does the next step depend on? On the parameters; on what Adam remembers, two averages and a
count of steps; on the generators, for the next shuffle and the next dropout; and on where you are.
Whoever goes on with the parameters alone has lost the rest, and makes other steps.

    epoch         1      2      3      4  ✗ killed
    saved            ●      ●      ●
    once again                     └──▸   4      5      6

    save_checkpoint(path, model=model, optimizer=optimizer, rng=rng, losses=losses)
    numbers = load_checkpoint(path, model=model, optimizer=optimizer, rng=rng)

These two are minigrad's. The first writes all of it to one file: beside the old one, and only when
it is whole and on the disk does it take the old one's name. So there is a whole file at every
moment. What you pass by name, like ``losses``, comes back in the dict ``numbers``. The second wants
a model, an optimizer and a generator made as they were made at first, and brings them to where they
were. When to save, what is counted, and where to begin again: that is yours.

Traps
-----
Gradients add up until somebody forgets them. Before ``backward`` or after ``step`` is the time;
between the two you would erase what you are about to use.

A list can be shuffled in place. Then it is the caller's list that is shuffled.

Try batches that do not come out even: 11 pairs, four to a batch. Try a ``pad_id`` other than 0,
with 0 as a word. And kill your training: stop it with Ctrl-C, start it again with the same
arguments, and compare the last loss with that of a run that nobody stopped. The two are equal, not
similar: every bit.

What comes next: the model writes by itself, word after word (17).
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from exercises.s03_tokenizer import pad_batch
from exercises.s14_loss import cross_entropy, teacher_forcing
from exercises.s15_optimizer import Adam
from minigrad import Module, load_checkpoint, save_checkpoint, shaped

#: The ids of a source, and those of its target, from <bos> to <eos>.
Pair = tuple[Sequence[int], Sequence[int]]


def make_batches(
    pairs: Sequence[Pair], batch_size: int, *, rng: np.random.Generator, pad_id: int = 0
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Put pairs of like length together, for one epoch: each pair comes exactly once.

    Each batch is ``(src_ids, tgt_ids)``, of ``batch_size`` pairs or fewer, padded to its own
    longest. ``rng`` shuffles; ``pairs`` stays as it is.

    Shapes:
        src_ids: batch src
        tgt_ids: batch tgt

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», section 5.1 (arXiv:1706.03762).
    """
    # TODO: shuffle, sort by length, cut into batches, pad each of them, shuffle the batches.
    raise NotImplementedError


@shaped
def train_step(
    model: Module,
    optimizer: Adam,
    src_ids: np.ndarray,
    tgt_ids: np.ndarray,
    *,
    pad_id: int = 0,
    label_smoothing: float = 0.0,
) -> float:
    """Move the parameters once; the loss that is returned is that of before.

    The optimizer is Adam, or anything else with ``step()`` and ``zero_grad()``.

    Shapes:
        src_ids: batch src
        tgt_ids: batch tgt

    Units:
        returns: nats per real token.

    Source:
        Rumelhart, Hinton and Williams 1986, «Learning Representations by Back-Propagating Errors»
        (Nature 323, 533-536).
    """
    # TODO: shift the target, predict, measure, forget the old gradients, go back, step.
    raise NotImplementedError


def fit(
    model: Module,
    pairs: Sequence[Pair],
    *,
    epochs: int,
    batch_size: int = 32,
    lr: float = 1e-3,
    label_smoothing: float = 0.0,
    pad_id: int = 0,
    rng: np.random.Generator,
    checkpoint: str | Path | None = None,
    report: Callable[[int, float], object] | None = None,
) -> list[float]:
    """Train with Adam until ``epochs`` epochs are done; return the mean loss of each of them.

    loss of an epoch = Σ loss of a batch · its real tokens / Σ real tokens

    After every epoch all that the next one depends on is saved in the file ``checkpoint``. If that
    file is there at the beginning, training goes on from it: epochs that are done count, their
    losses are returned too, and the end is that of a run which was never interrupted.

    After every epoch that it trains, fit calls ``report(epoch, loss)``; the first epoch is 1.
    ``report=print`` shows the progress.

    Units:
        lr: change of a parameter per step, about.
        returns: nats per real token.

    Source:
        Vaswani et al. 2017, «Attention Is All You Need», sections 5.2 and 6.1, where checkpoints
        are written every ten minutes (arXiv:1706.03762).
    """
    # TODO: one optimizer, the epochs done so far if any were saved, then epoch after epoch.
    raise NotImplementedError
