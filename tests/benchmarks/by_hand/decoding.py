"""Greedy decoding by hand, with and without a cache of keys and values; one layer after another.

For one kind of model only: post-norm, with biases, sentences without padding.
"""

from __future__ import annotations

import math

import numpy as np

from tests.benchmarks.by_hand.layers import Array


class Decoding:
    """The weights by the reference's names; ``num_layers`` layers on each side."""

    def __init__(self, state: dict[str, Array], num_heads: int, positions: Array) -> None:
        self.w, self.num_heads = state, num_heads
        self.positions = positions.astype(state["head.weight"].dtype)
        self.count = 1 + max(int(name.split(".")[2]) for name in state if "decoder" in name)
        self.scale = math.sqrt(state["head.weight"].shape[0])
        self.packed = {
            name: [np.concatenate([state[f"{name}.{part}_proj.{kind}"] for part in "qkv"], axis=-1)
                   for kind in ("weight", "bias")]
            for name in {key.rsplit(".", 2)[0] for key in state if "self_attn" in key}
        }

    def affine(self, name: str, x: Array) -> Array:
        y = x @ self.w[f"{name}.weight"]
        y += self.w[f"{name}.bias"]
        return y

    def split(self, rows: Array, parts: int) -> Array:
        batch, seq, width = rows.shape
        d_k = width // (parts * self.num_heads)
        return rows.reshape(batch, seq, parts, self.num_heads, d_k).transpose(2, 0, 3, 1, 4)

    def attend(self, name: str, query: Array, key: Array, value: Array, causal=False) -> Array:
        scores = query @ key.swapaxes(-1, -2)
        scores *= 1 / math.sqrt(query.shape[-1])
        if causal:
            scores += np.triu(np.full(scores.shape[-2:], np.finfo(scores.dtype).min), 1)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        found = (scores @ value).swapaxes(1, 2)
        return self.affine(f"{name}.out_proj", found.reshape(*found.shape[:2], -1))

    def projected(self, name: str, x: Array) -> Array:
        weight, bias = self.packed[name]
        return self.split(x @ weight + bias, 3)

    def norm(self, name: str, x: Array) -> Array:
        x = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("bsd,bsd->bs", x, x)[..., None] / x.shape[-1]
        x /= np.sqrt(variance + x.dtype.type(1e-5))
        x *= self.w[f"{name}.norm.weight"]
        x += self.w[f"{name}.norm.bias"]
        return x

    def transform(self, name: str, number: int, x: Array) -> Array:
        hidden = self.affine(f"{name}.feed_forward.linear1", x)
        np.maximum(hidden, 0, out=hidden)
        y = self.affine(f"{name}.feed_forward.linear2", hidden)
        return self.norm(f"{name}.residuals.{number}", x + y)

    def embedded(self, side: str, ids: Array, start: int = 0) -> Array:
        words = self.w[f"{side}_embedding.weight"][ids] * self.scale
        return words + self.positions[start : start + ids.shape[1]]

    def encode(self, src: Array) -> Array:
        x = self.embedded("src", src)
        for i in range(self.count):
            name = f"encoder.layers.{i}"
            y = self.attend(f"{name}.self_attn", *self.projected(f"{name}.self_attn", x))
            x = self.transform(name, 1, self.norm(f"{name}.residuals.0", x + y))
        return x

    def read(self, memory: Array) -> list[Array]:
        """Keys and values of the memory for each layer, (2, batch, num_heads, src, d_k)."""
        names = [f"decoder.layers.{i}.cross_attn" for i in range(self.count)]
        both = [[f"{name}.{part}_proj" for part in "kv"] for name in names]
        return [np.stack([self.split(self.affine(one, memory), 1)[0] for one in pair])
                for pair in both]

    def through(self, i: int, x: Array, query: Array, written: Array, read: Array, causal: bool):
        """One layer; ``written`` holds keys and values of all words that may be looked at."""
        name = f"decoder.layers.{i}"
        y = self.attend(f"{name}.self_attn", query, *written, causal)
        x = self.norm(f"{name}.residuals.0", x + y)
        query = self.split(self.affine(f"{name}.cross_attn.q_proj", x), 1)[0]
        y = self.attend(f"{name}.cross_attn", query, *read)
        return self.transform(name, 2, self.norm(f"{name}.residuals.1", x + y))

    def greedy(self, src: Array, *, bos_id: int, count: int, use_cache: bool) -> Array:
        """The ids of ``count`` more tokens, whatever they are: (batch, 1 + count)."""
        read, ids = self.read(self.encode(src)), np.full((len(src), 1), bos_id)
        d_model = self.w["head.weight"].shape[0]
        shape = (self.count, 2, len(src), self.num_heads, count, d_model // self.num_heads)
        kept = np.empty(shape, self.w["head.weight"].dtype)
        for step in range(count):
            first = step if use_cache else 0
            x = self.embedded("tgt", ids[:, first:], first)
            for i in range(self.count):
                query, key, value = self.projected(f"decoder.layers.{i}.self_attn", x)
                kept[i, 0, :, :, first : step + 1] = key
                kept[i, 1, :, :, first : step + 1] = value
                written = kept[i, :, :, :, : step + 1]
                x = self.through(i, x, query, written, read[i], causal=not use_cache)
            likeliest = self.affine("head", x[:, -1]).argmax(axis=-1)
            ids = np.concatenate([ids, likeliest[:, None]], axis=1)
        return ids
