"""A training step of the encoder-decoder: forward, loss, gradients, Adam."""

from __future__ import annotations

import numpy as np

from minigrad import cross_entropy
from minigrad.fast import FlatAdam, accelerate, keep_memory
from tests.benchmarks import timing
from tests.benchmarks.by_hand import transformer
from tests.benchmarks.sizes import PAD, SIZES, Size, world

#: Steps between two looks at the clock.
STEPS = {"tiny": 200, "small": 12, "medium": 1}
LR = 1e-4


def fused(name: str) -> timing.Work:
    """The reference model with all that ``minigrad.fast`` has."""
    keep_memory()
    return timing.timed(engine_step(SIZES[name], quick=True), STEPS[name])


def plain(name: str) -> timing.Work:
    """The reference stages as they stand in the course: model, loss and Adam."""
    return timing.timed(engine_step(SIZES[name], quick=False), STEPS[name])


def engine_step(size: Size, *, quick: bool):
    stages = world()
    model = size.model(stages)
    src, tgt, targets = size.ids()
    loss_of, optimizer_of = cross_entropy, FlatAdam
    if quick:
        accelerate(model)
    else:
        loss_of = stages.load("s14_loss").cross_entropy
        optimizer_of = stages.load("s15_optimizer").Adam
    optimizer = optimizer_of(model.parameters(), lr=LR)

    def step() -> float:
        loss = loss_of(model(src, tgt), targets, pad_id=PAD)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def hand(name: str) -> timing.Work:
    """The same by hand."""
    return timing.timed(hand_step(SIZES[name]), STEPS[name])


def hand_step(size: Size):
    model, (src, tgt, targets) = hand_model(size), size.ids()
    adam = transformer.Adam(model.weights, LR)

    def step() -> float:
        loss = model.loss(src, tgt, targets)
        model.backward()
        adam.step()
        return loss

    return step


def hand_model(size: Size, dtype: type = np.float32) -> transformer.Transformer:
    stages = world()
    return transformer.Transformer(
        size.model(stages, dtype).state_dict(), num_heads=size.num_heads, pad_id=PAD,
        positions=stages.load("s07_positions").sinusoidal_positions(size.max_len, size.d_model),
    )  # fmt: skip


def torch(name: str) -> timing.Work:
    """PyTorch in its best form: fused attention, packed projections, fused Adam."""
    from tests.benchmarks import by_torch

    stages = world()
    table = stages.load("s07_positions").sinusoidal_positions
    odd, size = SIZES["odd"], SIZES[name]
    model, (src, tgt, targets) = odd.model(stages, np.float64), odd.ids()
    loss = cross_entropy(model(src, tgt), targets, pad_id=PAD)
    by_torch.check(model.state_dict(), odd, table(odd.max_len, odd.d_model), loss.item())
    state = size.model(stages).state_dict()
    step = by_torch.training_step(state, size, table(size.max_len, size.d_model), LR)
    return timing.timed(step, STEPS[name])


def check() -> None:
    """The hand-written gradients are the engine's, with padding and without, to 1e-10."""
    size = SIZES["odd"]
    for filled in (True, False):
        src, tgt, targets = size.ids(filled)
        model = size.model(world(), np.float64)
        loss = cross_entropy(model(src, tgt), targets, pad_id=PAD)
        loss.backward()
        by_hand = hand_model(size, np.float64)
        timing.agree(by_hand.loss(src, tgt, targets), loss.data, "the loss")
        by_hand.backward()
        gradients = transformer.unpacked(by_hand.weights.to)
        for name, parameter in model.named_parameters():
            timing.agree(gradients[name], parameter.grad, name)
