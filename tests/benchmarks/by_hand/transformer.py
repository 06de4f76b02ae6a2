"""One training step of the encoder-decoder, written by hand: forward, loss, backward, Adam.

It does what the reference does with ``bias=True``, post-norm and without dropout: masks are made
from the ids, padding counts for nothing. It is allowed what a human sees and an engine must be
told: the projections of query, key and value are one matrix, and all arrays are used again.
"""

from __future__ import annotations

import math

import numpy as np

from tests.benchmarks.by_hand.layers import (
    Array,
    CrossAttention,
    Desk,
    FeedForward,
    LayerNorm,
    Linear,
    SelfAttention,
    Weights,
)

CHUNK = 32768


def packed(state: dict[str, Array]) -> dict[str, Array]:
    """The reference's weights by name; those that are used together lie side by side."""
    parts = {}
    for name, array in state.items():
        attention, _, kind = name.rpartition(".")[0].rpartition(".")
        last = name.rpartition(".")[2]
        together = "kv" if attention.endswith("cross_attn") else "qkv"
        if kind.removesuffix("_proj") in list(together):
            if kind == f"{together[0]}_proj":
                names = [f"{attention}.{letter}_proj.{last}" for letter in together]
                parts[f"{attention}.{together}.{last}"] = np.concatenate(
                    [state[one] for one in names], axis=-1)
        else:
            parts[name] = array
    return parts


def unpacked(parts: dict[str, Array]) -> dict[str, Array]:
    """The inverse of ``packed``."""
    state = {}
    for name, array in parts.items():
        attention, _, kind = name.rpartition(".")[0].rpartition(".")
        last = name.rpartition(".")[2]
        if kind in ("qkv", "kv"):
            columns = np.split(array, len(kind), axis=-1)
            for letter, part in zip(kind, columns, strict=True):
                state[f"{attention}.{letter}_proj.{last}"] = part
        else:
            state[name] = array
    return state


class Embedding:
    def __init__(self, weights: Weights, name: str, desk: Desk, positions: Array) -> None:
        self.weight, self.to_weight = weights.now[f"{name}.weight"], weights.to[f"{name}.weight"]
        self.name, self.desk, self.positions = name, desk, positions
        self.scale = math.sqrt(self.weight.shape[1])

    def forward(self, ids: Array) -> Array:
        self.ids, d_model = ids.ravel(), self.weight.shape[1]
        x = self.desk(self.name, (ids.size, d_model))
        np.take(self.weight, self.ids, axis=0, out=x, mode="clip")
        x *= self.scale
        x.reshape(*ids.shape, d_model)[...] += self.positions[: ids.shape[1]]
        return x

    def backward(self, g: Array) -> None:
        g *= self.scale
        vocab_size, count = len(self.weight), len(self.ids)
        if vocab_size * count <= 1 << 16:
            one_hot = self.desk("one-hot", (vocab_size, count))
            one_hot[...] = 0
            one_hot[self.ids, np.arange(count)] = 1
            np.matmul(one_hot, g, out=self.to_weight)
            return
        order = self.ids.argsort(kind="stable")
        ids = self.ids[order]
        first = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
        self.to_weight[...] = 0
        self.to_weight[ids[first]] = np.add.reduceat(g[order], first, axis=0)


class Layer:
    """A layer of the encoder or the decoder: each sub-layer with the sum and the norm behind it."""

    def __init__(self, weights: Weights, name: str, desk: Desk, heads: int, crossed: bool) -> None:
        self.own = SelfAttention(weights, f"{name}.self_attn", desk, heads)
        self.cross = CrossAttention(weights, f"{name}.cross_attn", desk, heads) if crossed else None
        self.transform = FeedForward(weights, f"{name}.feed_forward", desk)
        self.norms = [
            LayerNorm(weights, f"{name}.residuals.{i}.norm", desk) for i in range(2 + crossed)
        ]
        self.desk = desk

    def forward(self, x, batch, mask, memory=None, memory_mask=None) -> Array:
        y = self.own.forward(x, batch, mask)
        y += x
        x = self.norms[0].forward(y)
        if self.cross is not None:
            y = self.cross.forward(x, memory, batch, memory_mask)
            y += x
            x = self.norms[1].forward(y)
        y = self.transform.forward(x)
        y += x
        return self.norms[-1].forward(y)

    def backward(self, g: Array, to_memory: Array | None = None) -> Array:
        around = self.desk("to x", g.shape)
        self.norms[-1].backward(g)
        g += self.transform.backward(g, around)
        if self.cross is not None:
            self.norms[1].backward(g)
            through = self.desk("to memory", to_memory.shape)
            self.cross.backward(g, around, through)
            g += around
            to_memory += through
        self.norms[0].backward(g)
        g += self.own.backward(g, around)
        return g


class Transformer:
    def __init__(self, state, *, num_heads: int, positions: Array, pad_id: int) -> None:
        self.weights, self.pad_id = Weights(packed(state)), pad_id
        self.desk = desk = Desk(self.weights.data.dtype)
        positions = positions.astype(desk.dtype)
        self.embed = [Embedding(self.weights, f"{side}_embedding", desk, positions)
                      for side in ("src", "tgt")]
        count = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder"))
        self.encoder, self.decoder = (
            [Layer(self.weights, f"{side}.layers.{i}", desk, num_heads, side == "decoder")
             for i in range(count)]
            for side in ("encoder", "decoder")
        )
        self.head = Linear(self.weights, "head", desk)
        self.lowest = np.finfo(desk.dtype).min

    def mask(self, ids: Array, look_ahead: bool) -> Array | None:
        """What to add to the scores: the lowest number where a key is hidden."""
        allowed = (ids != self.pad_id)[:, None]
        if look_ahead:
            place = np.arange(ids.shape[1])
            allowed = allowed & (place[:, None] >= place)
        if allowed.all():
            return None
        return np.where(allowed, self.desk.dtype.type(0), self.lowest)[:, None]

    def loss(self, src: Array, tgt: Array, targets: Array) -> float:
        """Nats per real token."""
        batch, src_mask = len(src), self.mask(src, look_ahead=False)
        memory = self.embed[0].forward(src)
        for layer in self.encoder:
            memory = layer.forward(memory, batch, src_mask)
        x, tgt_mask = self.embed[1].forward(tgt), self.mask(tgt, look_ahead=True)
        for layer in self.decoder:
            x = layer.forward(x, batch, tgt_mask, memory, src_mask)
        p = self.head.forward(x)  # logits; they become shares of the total
        targets = targets.ravel()
        rows = np.flatnonzero(targets != self.pad_id)
        targets = targets[rows]
        p -= p.max(axis=-1)[:, None]
        right = p[rows, targets]
        np.exp(p, out=p)
        total = np.einsum("nc->n", p)
        self.kept = p, total, rows, targets
        return float((np.log(total[rows]) - right).mean())

    def backward(self) -> None:
        """Fill all gradients."""
        p, total, rows, targets = self.kept
        share = np.zeros_like(total)
        share[rows] = 1 / len(rows)
        p *= (share / total)[:, None]
        p[rows, targets] -= share[rows]
        memory = self.encoder[-1].norms[-1].x_hat
        to_memory = self.desk("to all memory", memory.shape)
        to_memory[...] = 0
        g = self.head.backward(p, self.desk("g", self.head.x.shape))
        for layer in reversed(self.decoder):
            layer.backward(g, to_memory)
        self.embed[1].backward(g)
        for layer in reversed(self.encoder):
            layer.backward(to_memory)
        self.embed[0].backward(to_memory)


class Adam:
    """One pass over all weights, in pieces that stay in the processor's cache."""

    def __init__(self, weights: Weights, lr: float) -> None:
        self.weights, self.lr, self.steps = weights, lr, 0
        self.mean, self.square = np.zeros_like(weights.data), np.zeros_like(weights.data)
        self.scratch = np.empty(CHUNK, weights.data.dtype)

    def step(self, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> None:
        self.steps += 1
        rate = -self.lr / (1 - beta1**self.steps)
        root = 1 / math.sqrt(1 - beta2**self.steps)
        for start in range(0, len(self.mean), CHUNK):
            here = slice(start, start + CHUNK)
            g, m, v = self.weights.gradient[here], self.mean[here], self.square[here]
            t = self.scratch[: len(g)]
            m *= beta1
            m += np.multiply(g, 1 - beta1, out=t)
            np.multiply(g, g, out=t)
            t *= 1 - beta2
            v *= beta2
            v += t
            np.sqrt(v, out=t)
            t *= root
            t += eps
            np.divide(m, t, out=t)
            t *= rate
            self.weights.data[here] += t
