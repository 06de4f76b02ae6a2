"""``minigrad tour``: one sentence on its way through attention, by the reference answers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from rich.text import Text

from minigrad import Tensor
from minigrad.cli.main import DONE
from minigrad.cli.pictures import named, save
from minigrad.cli.screen import console
from minigrad.draw import attention_map
from minigrad.errors import ArgumentError
from minigrad.grader.course import Course
from minigrad.grader.load import reference
from minigrad.words import say

D_MODEL, NUM_HEADS = 64, 4


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    world = reference(course)
    stages = {stage.number: world.load(stage.module) for stage in course.stages}
    screen = console()
    rng = np.random.default_rng(0)

    tokens, ids = show_tokens(screen, stages["03"], options.text)
    x = show_vectors(screen, stages["04"], stages["07"], ids, rng)
    head = show_attention(screen, stages, tokens, x, rng)
    show_heads(screen, stages["09"], tokens, x, rng)
    path = Path(options.output or course.workspace / ".minigrad" / "tour.svg")
    save(screen, head, path)
    screen.print(
        say("Next: build all of this yourself; `minigrad` shows where to begin"), style="bold"
    )
    return DONE


def show_tokens(screen: Console, tokenizer: Any, text: str) -> tuple[list[str], np.ndarray]:
    tokens = tokenizer.tokenize(text)
    if not tokens:
        raise ArgumentError(
            say(
                '--text {text!r} holds no word\n  expected  a sentence, such as "I love AI"',
                text=text,
            )
        )
    vocabulary = tokenizer.Vocabulary([text])
    ids = np.array(vocabulary.encode(text))
    heading(screen, "03", say("From text to ids: a word is looked up in the vocabulary."))
    table = plain_table()
    table.add_row(say("token"), *tokens)
    table.add_row(say("id"), *map(str, ids))
    screen.print(table)
    screen.print(
        say(
            "{n} tokens; the vocabulary holds {size}, the four special tokens among them.",
            n=len(tokens),
            size=len(vocabulary),
        )
    )
    return tokens, ids


def show_vectors(
    screen: Console, embedding: Any, positions: Any, ids: np.ndarray, rng: np.random.Generator
) -> Tensor:
    table = named(embedding.Embedding(int(ids.max()) + 1, D_MODEL, rng=rng))
    vectors = table(ids[None])
    x = positions.PositionalEncoding(len(ids), D_MODEL)(vectors)
    heading(
        screen, "04", say("From ids to vectors: an id picks one row of a table that is learnt.")
    )
    shape_line(screen, say("embedding table"), table.weight, "vocab_size d_model")
    shape_line(screen, say("vectors"), vectors, "batch seq d_model")
    heading(
        screen, "07", say("Each position adds its own waves, so that the order of words counts.")
    )
    shape_line(screen, say("vectors with positions"), x, "batch seq d_model")
    return x


def show_attention(
    screen: Console, stages: dict[str, Any], tokens: list[str], x: Tensor, rng: np.random.Generator
) -> Tensor:
    query, key, value = named(stages["05"].QKVProjection(D_MODEL, rng=rng))(x)
    heading(screen, "05", say("Each vector becomes a question, a label and a content."))
    for name, tensor in (("query", query), ("key", key), ("value", value)):
        shape_line(screen, name, tensor, "batch seq d_k")

    output, weights = stages["06"].attention(query, key, value)
    heading(screen, "06", say("Every query shares itself out over the keys: softmax(Q Kᵀ / √d_k)."))
    shape_line(screen, say("weights"), weights, "batch queries keys")
    shape_line(screen, say("output"), output, "batch queries d_v")
    screen.print(picture(tokens, weights))
    screen.print(
        say(
            "Look along a row: it says where that word looks, and how much of it. "
            "The projections are random yet, so nothing means anything: learning changes that."
        )
    )

    mask = stages["08"].look_ahead_mask(len(tokens))
    output, weights = stages["08"].scaled_dot_product_attention(query, key, value, attn_mask=mask)
    heading(screen, "08", say("With the look-ahead mask no word sees those after it."))
    screen.print(picture(tokens, weights, mask))
    screen.print(
        say(
            "Look at the first row: the first word can only look at itself. "
            "What a mask takes away, the others share: each row still adds up to 1."
        )
    )
    return output


def show_heads(
    screen: Console, multi_head: Any, tokens: list[str], x: Tensor, rng: np.random.Generator
) -> None:
    attention = multi_head.MultiHeadAttention(D_MODEL, NUM_HEADS, rng=rng)
    output, weights = attention(x, x, x)
    heading(screen, "09", say("Several heads look at once, each in its own way."))
    shape_line(screen, say("weights"), weights, "batch num_heads queries keys")
    shape_line(screen, say("output"), output, "batch queries d_model")
    screen.print(picture(tokens, weights))


def picture(tokens: list[str], weights: Tensor, mask: np.ndarray | None = None) -> Any:
    """Who looks at whom in the one sentence of the batch; several heads stand side by side."""
    return attention_map(
        weights.data[0], queries=tokens, keys=tokens, mask=mask, title=say("who looks at whom")
    )


def heading(screen: Console, number: str, sentence: str) -> None:
    screen.print()
    screen.print(Text(f"{number} ", "bold cyan") + Text(sentence, "bold"))


def shape_line(screen: Console, name: str, tensor: Tensor, axes: str) -> None:
    sizes = zip(axes.split(), tensor.shape, strict=True)
    screen.print("  " + name + ": " + ", ".join(f"{axis} {size}" for axis, size in sizes))


def plain_table() -> Table:
    return Table(box=None, show_header=False, pad_edge=True)

