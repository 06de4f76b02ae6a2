"""Multi-head self-attention, forward and backward; the name is batch, length and width."""

from __future__ import annotations

import numpy as np

from minigrad import Tensor
from minigrad.fast import accelerate, keep_memory
from tests.benchmarks import timing
from tests.benchmarks.by_hand.layers import Array, Desk, SelfAttention, Weights
from tests.benchmarks.by_hand.transformer import packed, unpacked
from tests.benchmarks.sizes import world

#: batch, seq, d_model, num_heads, and how often between two looks at the clock.
SHAPES = {
    "1x16x64": (1, 16, 64, 4, 400),
    "8x64x128": (8, 64, 128, 8, 40),
    "4x256x256": (4, 256, 256, 8, 5),
    "3x5x12": (3, 5, 12, 3, 1),
}


def block(name: str, dtype: type = np.float32):
    """The reference's layer, its input, and the gradient that comes back to it."""
    batch, seq, d_model, num_heads, repeats = SHAPES[name]
    rng = np.random.default_rng(0)
    made = world().load("s09_multi_head").MultiHeadAttention
    layer = made(d_model, num_heads, bias=True, rng=rng).astype(dtype)
    x, g = rng.standard_normal((2, batch, seq, d_model)).astype(dtype)
    return layer, x, g, repeats


def fused(name: str) -> timing.Work:
    """The reference's layer, accelerated."""
    keep_memory()
    layer, x, g, repeats = block(name)
    return timing.timed(both_ways(accelerate(layer), x, g), repeats)


def plain(name: str) -> timing.Work:
    """The reference's layer as it stands in the course."""
    layer, x, g, repeats = block(name)
    return timing.timed(both_ways(layer, x, g), repeats)


def both_ways(layer, x: Array, g: Array):
    given = Tensor(x, requires_grad=True)
    leaves = [given, *layer.parameters()]

    def step() -> None:
        for leaf in leaves:
            leaf.grad = None
        layer(given, given, given)[0].backward(g)

    return step


def hand(name: str) -> timing.Work:
    """The same by hand."""
    layer, x, g, repeats = block(name)
    attention, _ = by_hand(layer)
    rows, back, batch = x.reshape(-1, x.shape[-1]), g.reshape(-1, x.shape[-1]), len(x)
    to_x = np.empty_like(rows)

    def step() -> None:
        attention.forward(rows, batch, None)
        attention.backward(back, to_x)

    return timing.timed(step, repeats)


def by_hand(layer) -> tuple[SelfAttention, Weights]:
    state = {f"layer.self_attn.{name}": array for name, array in layer.state_dict().items()}
    weights = Weights(packed(state))
    desk = Desk(weights.data.dtype)
    return SelfAttention(weights, "layer.self_attn", desk, layer.num_heads), weights


def check() -> None:
    layer, x, g, _ = block("3x5x12", np.float64)
    given = Tensor(x, requires_grad=True)
    layer(given, given, given)[0].backward(g)
    attention, weights = by_hand(layer)
    rows, back = x.reshape(-1, x.shape[-1]), g.reshape(-1, x.shape[-1])
    attention.forward(rows, len(x), None)
    timing.agree(attention.backward(back, np.empty_like(rows)), given.grad.reshape(rows.shape), "x")
    gradients = unpacked(weights.to)
    for name, parameter in layer.named_parameters():
        timing.agree(gradients[f"layer.self_attn.{name}"], parameter.grad, name)
