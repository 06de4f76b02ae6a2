"""Loss, optimizer, warm-up and clipping: stages 14 and 15 against torch's."""

import numpy as np
import pytest

from minigrad import Parameter
from tests.parity.pytorch import agree, stage, torch, twins

SHAPES = [(3, 4), (5,), (2, 1, 3)]


def parameters(rng):
    """The same random parameters on both sides."""
    arrays = [rng.standard_normal(shape) for shape in SHAPES]
    return [Parameter(a) for a in arrays], [torch.nn.Parameter(torch.tensor(a)) for a in arrays]


def give_gradients(rng, ours, theirs, size=1.0):
    """The same random gradients to both sides."""
    for mine, yours in zip(ours, theirs, strict=True):
        mine.grad = size * rng.standard_normal(mine.shape)
        yours.grad = torch.tensor(mine.grad)


def all_agree(ours, theirs, what):
    for index, (mine, yours) in enumerate(zip(ours, theirs, strict=True)):
        agree(mine, yours, f"{what}, parameter {index}")


@pytest.mark.parametrize("label_smoothing", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("pad_id", [None, 0, 4, -100])
@pytest.mark.parametrize("scale", [1.0, 1e3], ids=["", "sure of itself"])
def test_cross_entropy(rng, pad_id, label_smoothing, scale):
    batch, seq, vocab_size = 3, 7, 5
    targets = rng.integers(0, vocab_size, (batch, seq))
    if pad_id is not None:
        targets[0, 4:] = targets[2, 1:] = pad_id
    ours, theirs = twins(scale * rng.standard_normal((batch, seq, vocab_size)))

    got = stage("14").cross_entropy(
        ours, targets, pad_id=pad_id, label_smoothing=label_smoothing
    )
    want = torch.nn.functional.cross_entropy(
        # -100 is torch's word for "nothing is ignored", as no target is -100.
        theirs.flatten(0, 1), torch.from_numpy(targets).flatten(),
        ignore_index=-100 if pad_id is None else pad_id, label_smoothing=label_smoothing,
    )

    agree(got, want, "the loss")
    got.backward()
    want.backward()
    agree(ours.grad, theirs.grad, "the gradient")


@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
@pytest.mark.parametrize("size", [1e-6, 1.0, 1e4], ids=["small", "medium", "large"])
def test_adam(rng, weight_decay, size):
    ours, theirs = parameters(rng)
    settings = {"lr": 0.03, "betas": (0.8, 0.95), "eps": 1e-7, "weight_decay": weight_decay}
    our_adam = stage("15").Adam(iter(ours), **settings)
    their_adam = torch.optim.AdamW(theirs, **settings)

    for step in range(5):
        give_gradients(rng, ours, theirs, size)
        # One that has no gradient this time: neither moves, nor decays, nor counts the step.
        ours[step % 2].grad = theirs[step % 2].grad = None
        our_adam.step()
        their_adam.step()

        all_agree(ours, theirs, f"step {step}")


def test_the_defaults_of_adam(rng):
    ours, theirs = parameters(rng)
    our_adam, their_adam = stage("15").Adam(ours), torch.optim.AdamW(theirs, weight_decay=0.0)

    for step in range(5):
        give_gradients(rng, ours, theirs)
        our_adam.step()
        their_adam.step()

        all_agree(ours, theirs, f"step {step}")


def test_the_warm_up_drives_the_optimizer_as_a_scheduler_of_torch_does(rng):
    d_model, warmup_steps, steps = 24, 4, 9
    ours, theirs = parameters(rng)
    our_adam = stage("15").Adam(ours, weight_decay=0.1)
    their_adam = torch.optim.AdamW(theirs, lr=1.0, weight_decay=0.1)
    # torch counts its steps from 0, the paper from 1. Up in a line, down with the root.
    peak = (d_model * warmup_steps) ** -0.5
    schedule = torch.optim.lr_scheduler.LambdaLR(
        their_adam,
        lambda done: peak * min((done + 1) / warmup_steps, (warmup_steps / (done + 1)) ** 0.5),
    )

    for step in range(1, steps + 1):
        our_adam.lr = stage("15").warmup_schedule(step, d_model=d_model, warmup_steps=warmup_steps)
        give_gradients(rng, ours, theirs)
        agree(our_adam.lr, schedule.get_last_lr()[0], f"the rate of step {step}")
        our_adam.step()
        their_adam.step()
        schedule.step()

        all_agree(ours, theirs, f"step {step}")


@pytest.mark.parametrize("max_norm", [0.5, 1e3], ids=["clipped", "within bounds"])
def test_clip_grad_norm(rng, max_norm):
    ours, theirs = parameters(rng)
    give_gradients(rng, ours, theirs)
    ours[1].grad = theirs[1].grad = None

    got = stage("15").clip_grad_norm(iter(ours), max_norm)
    want = torch.nn.utils.clip_grad_norm_(theirs, max_norm).item()

    agree(got, want, "the norm before")
    # torch divides by norm + 1e-6: it clips a millionth more, which is taken back here.
    more = (want + 1e-6) / want if want > max_norm else 1.0
    for mine, yours in zip(ours, theirs, strict=True):
        if mine.grad is not None:
            agree(mine.grad, np.asarray(yours.grad) * more, "the gradient after")
