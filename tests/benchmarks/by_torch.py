"""The same model in PyTorch, in its best form: fused attention, packed projections, fused Adam."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tests.benchmarks.by_hand.layers import Array
from tests.benchmarks.by_hand.transformer import packed
from tests.benchmarks.sizes import PAD, Size
from tests.benchmarks.timing import agree

torch.set_num_threads(1)


def parameters(state: dict[str, Array]) -> dict[str, torch.Tensor]:
    """The weights, as torch wants them: a linear layer's are the transpose."""
    turned = {
        name: array.T if array.ndim == 2 and "embedding" not in name else array
        for name, array in packed(state).items()
    }
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in turned.items()}


class Attention(nn.Module):
    """Of x to itself, or to a memory; None of the queries is without a key."""

    def __init__(self, weights: dict[str, torch.Tensor], name: str, num_heads: int) -> None:
        super().__init__()
        self.num_heads, self.crossed = num_heads, name.endswith("cross_attn")
        self.out = linear(weights, f"{name}.out_proj")
        if self.crossed:
            self.ask = linear(weights, f"{name}.q_proj")
        self.answer = linear(weights, f"{name}.{'kv' if self.crossed else 'qkv'}")

    def forward(self, x: torch.Tensor, memory: torch.Tensor | None = None, causal: bool = False):
        source = x if memory is None else memory
        query, key, value = (
            [self.split(self.ask(x), 1)[0], *self.split(self.answer(source), 2)]
            if self.crossed else self.split(self.answer(source), 3)
        )  # fmt: skip
        found = functional.scaled_dot_product_attention(query, key, value, is_causal=causal)
        return self.out(found.transpose(1, 2).reshape(x.shape))

    def split(self, packed_heads: torch.Tensor, parts: int) -> torch.Tensor:
        batch, seq, width = packed_heads.shape
        d_k = width // (parts * self.num_heads)
        return packed_heads.view(batch, seq, parts, self.num_heads, d_k).permute(2, 0, 3, 1, 4)


def linear(weights: dict[str, torch.Tensor], name: str) -> nn.Linear:
    weight = weights[f"{name}.weight"]
    made = nn.Linear(weight.shape[1], weight.shape[0], dtype=weight.dtype)
    made.load_state_dict({kind: weights[f"{name}.{kind}"] for kind in ("weight", "bias")})
    return made


class Layer(nn.Module):
    def __init__(self, weights, name: str, num_heads: int, crossed: bool) -> None:
        super().__init__()
        self.own = Attention(weights, f"{name}.self_attn", num_heads)
        self.cross = Attention(weights, f"{name}.cross_attn", num_heads) if crossed else None
        self.widen = linear(weights, f"{name}.feed_forward.linear1")
        self.narrow = linear(weights, f"{name}.feed_forward.linear2")
        self.norms = nn.ModuleList()
        for i in range(2 + crossed):
            weight = weights[f"{name}.residuals.{i}.norm.weight"]
            norm = nn.LayerNorm(len(weight), dtype=weight.dtype)
            bias = weights[f"{name}.residuals.{i}.norm.bias"]
            norm.load_state_dict({"weight": weight, "bias": bias})
            self.norms.append(norm)

    def forward(self, x: torch.Tensor, memory: torch.Tensor | None = None) -> torch.Tensor:
        x = self.norms[0](x + self.own(x, causal=memory is not None))
        if self.cross is not None:
            x = self.norms[1](x + self.cross(x, memory))
        return self.norms[-1](x + self.narrow(torch.relu(self.widen(x))))


class Transformer(nn.Module):
    """For sentences without padding: nothing is to be hidden, so attention takes its fast way."""

    def __init__(self, state: dict[str, Array], size: Size, positions: Array) -> None:
        super().__init__()
        weights = parameters(state)
        self.size = size
        self.embed = nn.ModuleList(
            nn.Embedding.from_pretrained(weights[f"{side}_embedding.weight"], freeze=False)
            for side in ("src", "tgt")
        )
        self.stacks = nn.ModuleList(
            nn.ModuleList(
                Layer(weights, f"{side}.layers.{i}", size.num_heads, side == "decoder")
                for i in range(size.num_layers)
            )
            for side in ("encoder", "decoder")
        )
        self.head = linear(weights, "head")
        table = torch.tensor(positions, dtype=weights["head.bias"].dtype)
        self.register_buffer("positions", table)

    def forward(self, src: torch.Tensor, tgt: torch.Tensor) -> torch.Tensor:
        memory = self.embedded(0, src)
        for layer in self.stacks[0]:
            memory = layer(memory)
        x = self.embedded(1, tgt)
        for layer in self.stacks[1]:
            x = layer(x, memory)
        return self.head(x)

    def embedded(self, side: int, ids: torch.Tensor) -> torch.Tensor:
        scale = math.sqrt(self.size.d_model)
        return self.embed[side](ids) * scale + self.positions[: ids.shape[1]]

    def loss(self, src: torch.Tensor, tgt: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        logits = self(src, tgt)
        flat = logits.view(-1, logits.shape[-1])
        return functional.cross_entropy(flat, targets.reshape(-1), ignore_index=PAD)


def training_step(
    state: dict[str, Array], size: Size, positions: Array, lr: float
) -> Callable[[], float]:
    model = Transformer(state, size, positions)
    adam = torch.optim.Adam(model.parameters(), lr=lr, fused=True)
    ids = [torch.tensor(part) for part in size.ids()]

    def step() -> float:
        loss = model.loss(*ids)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
        return loss.item()

    return step


def check(state: dict[str, Array], size: Size, positions: Array, loss: float) -> None:
    """Its loss is ours."""
    model = Transformer(state, size, positions)
    got = model.loss(*[torch.tensor(part) for part in size.ids()])
    agree(got.item(), loss, "the loss of PyTorch")
