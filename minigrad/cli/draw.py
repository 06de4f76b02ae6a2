"""``minigrad draw STAGE``: the computation graph of a stage's example, by the reference answer."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from minigrad import Tensor, Value, softmax
from minigrad.cli.main import DONE
from minigrad.cli.pictures import named, save
from minigrad.cli.screen import console
from minigrad.errors import ArgumentError
from minigrad.grader.course import Course
from minigrad.grader.load import reference
from minigrad.graph import Node
from minigrad.words import say


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    stage = course.find(options.stage)
    if stage.number not in EXAMPLES:
        drawn = ", ".join(s.number for s in course.stages if s.number in EXAMPLES)
        raise ArgumentError(
            say(
                "stage {stage} {name} computes no gradient, so it has no graph\n"
                "  stages with a graph: {stages}",
                stage=stage.number,
                name=stage.name,
                stages=drawn,
            )
        )
    output = EXAMPLES[stage.number](reference(course).load(stage.module), np.random.default_rng(0))
    folder = course.workspace / ".minigrad"
    save(console(), output, Path(options.output or folder / f"{stage.module}.svg"))
    return DONE


def value(_: Any, rng: np.random.Generator) -> Node:
    a, b = Value(2.0, name="a"), Value(-1.5, name="b")
    output = (a * b + a).tanh()
    output.backward()
    return output


def tensor(_: Any, rng: np.random.Generator) -> Node:
    x = Tensor(rng.standard_normal((2, 3)), name="x")
    weight = Tensor(rng.standard_normal((3, 4)), requires_grad=True, name="weight")
    bias = Tensor(rng.standard_normal(4), requires_grad=True, name="bias")
    return softmax(x @ weight + bias)


def embedding(stage: Any, rng: np.random.Generator) -> Node:
    return named(stage.Embedding(7, 4, rng=rng))(np.array([4, 5, 6]))


def projections(stage: Any, rng: np.random.Generator) -> Node:
    return named(stage.Linear(4, 3, rng=rng))(sentence(rng))


def attention(stage: Any, rng: np.random.Generator) -> Node:
    return named(stage.SelfAttention(4, rng=rng))(sentence(rng))[0]


def positions(stage: Any, rng: np.random.Generator) -> Node:
    x = Tensor(sentence(rng).data, requires_grad=True, name="x")
    return stage.PositionalEncoding(5, 4)(x)


def masks(stage: Any, rng: np.random.Generator) -> Node:
    query, key, value = (
        Tensor(rng.standard_normal((1, 3, 4)), requires_grad=True, name=name)
        for name in ("query", "key", "value")
    )
    mask = stage.look_ahead_mask(3)
    return stage.scaled_dot_product_attention(query, key, value, attn_mask=mask)[0]


def multi_head(stage: Any, rng: np.random.Generator) -> Node:
    x = sentence(rng)
    return named(stage.MultiHeadAttention(4, 2, rng=rng))(x, x, x)[0]


def sentence(rng: np.random.Generator) -> Tensor:
    """Three words of width 4, in a batch of one."""
    return Tensor(rng.standard_normal((1, 3, 4)), name="x")


EXAMPLES: dict[str, Callable[[Any, np.random.Generator], Node]] = {
    "01": value,
    "02": tensor,
    "04": embedding,
    "05": projections,
    "06": attention,
    "07": positions,
    "08": masks,
    "09": multi_head,
}
