"""The layers of the Transformer in plain NumPy, each forward and backward, without any graph.

This is what an engine on NumPy can reach and not pass: every array is made once and written into
at each step, sums are products with ones, and each matrix product runs over all rows at once.
A layer keeps what its way back needs; ``backward`` fills the gradients of its weights.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

Array = np.ndarray


class Desk:
    """Arrays that are made at the first step and written into at all later ones."""

    def __init__(self, dtype: np.dtype) -> None:
        self.dtype, self.arrays = dtype, {}

    def __call__(self, name: object, shape: tuple[int, ...]) -> Array:
        array = self.arrays.get(name)
        if array is None or array.shape != shape:
            array = self.arrays[name] = np.empty(shape, self.dtype)
        return array


class Weights:
    """All numbers side by side in one array and their gradients in another, each by its name."""

    def __init__(self, parts: dict[str, Array]) -> None:
        self.data = np.concatenate([part.ravel() for part in parts.values()])
        self.gradient = np.zeros_like(self.data)
        self.now, self.to = self._views(self.data, parts), self._views(self.gradient, parts)

    @staticmethod
    def _views(flat: Array, parts: dict[str, Array]) -> dict[str, Array]:
        ends = np.cumsum([part.size for part in parts.values()])
        return {
            name: flat[end - part.size : end].reshape(part.shape)
            for (name, part), end in zip(parts.items(), ends, strict=True)
        }


@cache
def filled(count: int, value: float, dtype: str) -> Array:
    return np.full(count, value, dtype)


def column_sums(rows: Array, out: Array) -> None:
    np.matmul(filled(len(rows), 1.0, rows.dtype.char), rows, out=out)


class Linear:
    def __init__(self, weights: Weights, name: str, desk: Desk) -> None:
        self.weight, self.bias = weights.now[f"{name}.weight"], weights.now[f"{name}.bias"]
        self.to_weight, self.to_bias = weights.to[f"{name}.weight"], weights.to[f"{name}.bias"]
        self.name, self.desk = name, desk

    def forward(self, x: Array) -> Array:
        self.x = x
        y = np.matmul(x, self.weight, out=self.desk(self.name, (len(x), self.weight.shape[1])))
        y += self.bias
        return y

    def backward(self, g: Array, to_x: Array) -> Array:
        np.matmul(self.x.T, g, out=self.to_weight)
        column_sums(g, self.to_bias)
        return np.matmul(g, self.weight.T, out=to_x)


class FeedForward:
    def __init__(self, weights: Weights, name: str, desk: Desk) -> None:
        self.widen = Linear(weights, f"{name}.linear1", desk)
        self.narrow = Linear(weights, f"{name}.linear2", desk)
        self.desk = desk

    def forward(self, x: Array) -> Array:
        self.hidden = self.widen.forward(x)
        np.maximum(self.hidden, 0, out=self.hidden)
        return self.narrow.forward(self.hidden)

    def backward(self, g: Array, to_x: Array) -> Array:
        to_hidden = self.narrow.backward(g, self.desk("to hidden", self.hidden.shape))
        to_hidden *= self.hidden > 0
        return self.widen.backward(to_hidden, to_x)


class LayerNorm:
    """In place, both ways: forward turns x into x̂, which it keeps; backward turns g into to_x."""

    def __init__(self, weights: Weights, name: str, desk: Desk) -> None:
        self.weight, self.bias = weights.now[f"{name}.weight"], weights.now[f"{name}.bias"]
        self.to_weight, self.to_bias = weights.to[f"{name}.weight"], weights.to[f"{name}.bias"]
        self.name, self.desk, self.d_model = name, desk, len(self.weight)
        self.share = filled(self.d_model, 1 / self.d_model, self.weight.dtype.char)

    def forward(self, x: Array) -> Array:
        x -= (x @ self.share)[:, None]
        inv_std = np.einsum("nd,nd->n", x, x)
        inv_std *= 1 / self.d_model
        inv_std += 1e-5
        np.sqrt(inv_std, out=inv_std)
        np.reciprocal(inv_std, out=inv_std)
        x *= inv_std[:, None]
        self.x_hat, self.inv_std = x, inv_std
        y = np.multiply(x, self.weight, out=self.desk(self.name, x.shape))
        y += self.bias
        return y

    def backward(self, g: Array) -> Array:
        x_hat = self.x_hat
        np.einsum("nd,nd->d", g, x_hat, out=self.to_weight)
        column_sums(g, self.to_bias)
        g *= self.weight
        along_shift, along_scale = g @ self.share, np.einsum("nd,nd->n", g, x_hat)
        along_scale *= 1 / self.d_model
        g -= along_shift[:, None]
        g -= np.multiply(x_hat, along_scale[:, None], out=self.desk("to norm", g.shape))
        g *= self.inv_std[:, None]
        return g


def heads(rows: Array, batch: int, parts: int, num_heads: int) -> list[Array]:
    """(batch · seq, parts · d_model) as that many views (batch, num_heads, seq, d_k)."""
    split = rows.reshape(batch, -1, parts, num_heads, rows.shape[1] // (parts * num_heads))
    return [split[:, :, part].transpose(0, 2, 1, 3) for part in range(parts)]


class Attention:
    """What the two kinds of attention share: scores, softmax, the weighted average."""

    def __init__(self, weights: Weights, name: str, desk: Desk, num_heads: int) -> None:
        self.out = Linear(weights, f"{name}.out_proj", desk)
        self.name, self.desk, self.num_heads = name, desk, num_heads
        self.d_model = len(self.out.weight)
        self.scale = 1 / math.sqrt(self.d_model // num_heads)

    def attend(self, query: Array, key: Array, value: Array, mask: Array | None) -> Array:
        batch, num_heads, queries, _ = query.shape
        weights = self.desk((self.name, "weights"), (batch, num_heads, queries, key.shape[2]))
        np.matmul(query, key.swapaxes(-1, -2), out=weights)
        if mask is not None:
            weights += mask
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        total = np.einsum("bhqk->bhq", weights)
        weights *= np.reciprocal(total, out=total)[..., None]
        found = self.desk((self.name, "found"), (batch * queries, self.d_model))
        np.matmul(weights, value, out=heads(found, batch, 1, num_heads)[0])
        self.kept = weights, query, key, value
        return self.out.forward(found)

    def attend_backward(self, g: Array, to_query: Array, to_key: Array, to_value: Array) -> None:
        """Write into the three views; ``g`` has one row per query."""
        weights, query, key, value = self.kept
        found = self.out.backward(g, self.desk("to found", g.shape))
        [to_found] = heads(found, len(query), 1, self.num_heads)
        to_scores = self.desk("to scores", weights.shape)
        np.matmul(to_found, value.swapaxes(-1, -2), out=to_scores)
        np.matmul(weights.swapaxes(-1, -2), to_found, out=to_value)
        to_scores -= np.einsum("bhqk,bhqk->bhq", weights, to_scores)[..., None]
        to_scores *= weights
        np.matmul(to_scores, key, out=to_query)
        np.matmul(to_scores.swapaxes(-1, -2), query, out=to_key)


class SelfAttention(Attention):
    def __init__(self, weights: Weights, name: str, desk: Desk, num_heads: int) -> None:
        super().__init__(weights, name, desk, num_heads)
        self.project = Linear(weights, f"{name}.qkv", desk)

    def forward(self, x: Array, batch: int, mask: Array | None) -> Array:
        qkv = self.project.forward(x)
        qkv[:, : self.d_model] *= self.scale
        return self.attend(*heads(qkv, batch, 3, self.num_heads), mask)

    def backward(self, g: Array, to_x: Array) -> Array:
        batch, to_qkv = len(self.kept[0]), self.desk("to qkv", (len(g), 3 * self.d_model))
        self.attend_backward(g, *heads(to_qkv, batch, 3, self.num_heads))
        to_qkv[:, : self.d_model] *= self.scale
        return self.project.backward(to_qkv, to_x)


class CrossAttention(Attention):
    def __init__(self, weights: Weights, name: str, desk: Desk, num_heads: int) -> None:
        super().__init__(weights, name, desk, num_heads)
        self.ask = Linear(weights, f"{name}.q_proj", desk)
        self.answer = Linear(weights, f"{name}.kv", desk)

    def forward(self, x: Array, memory: Array, batch: int, mask: Array | None) -> Array:
        q = self.ask.forward(x)
        q *= self.scale
        [query] = heads(q, batch, 1, self.num_heads)
        key, value = heads(self.answer.forward(memory), batch, 2, self.num_heads)
        return self.attend(query, key, value, mask)

    def backward(self, g: Array, to_x: Array, to_memory: Array) -> None:
        batch, to_q = len(self.kept[0]), self.desk("to q", g.shape)
        to_kv = self.desk("to kv", (len(to_memory), 2 * self.d_model))
        [to_query] = heads(to_q, batch, 1, self.num_heads)
        self.attend_backward(g, to_query, *heads(to_kv, batch, 2, self.num_heads))
        to_q *= self.scale
        self.ask.backward(to_q, to_x)
        self.answer.backward(to_kv, to_memory)
