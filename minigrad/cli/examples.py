"""What each stage draws: its pieces at work on a small example, as a graph or as cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from minigrad import Module, Parameter, Tensor, Value
from minigrad.draw.attention import attention_map
from minigrad.draw.curve import curve
from minigrad.draw.figure import Figure
from minigrad.draw.heatmap import heatmap
from minigrad.draw.positions import positions_map
from minigrad.graph import Node
from minigrad.words import say

WORDS = ["I", "love", "AI"]
TEXTS = ["I love AI", "attention is all you need", "love AI"]


@dataclass(frozen=True)
class Graph:
    """What to draw: ``draw(*subject, names=…, axes=…)``."""

    subject: tuple[Any, ...]
    names: dict[str, Any] = field(default_factory=dict)
    axes: dict[Any, Any] = field(default_factory=dict)
    #: What to say besides, if the picture is of something that went wrong.
    trouble: str = ""


#: A stage's number, and from its module its example.
Example = Callable[[Callable[[str], Any], np.random.Generator], Graph | Figure]


def value(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    """y = tanh(a · b + a), by the learner's own Value."""
    number = stage("01").Value
    a, b = number(2.0), number(-1.5)
    product = a * b
    total = product + a
    y = total.tanh()
    y.backward()
    made = {id(product): "mul", id(total): "add", id(y): "tanh"}
    nodes: dict[int, Node] = {}
    for own in (a, b, product, total, y):
        node = nodes[id(own)] = Value(own.data)
        node.op = made.get(id(own), "")
        node.parents = tuple(nodes[id(parent)] for parent in own.parents)
        node.vjp = tuple(own.slopes) or None
        node.grad = own.grad
    return Graph((nodes[id(y)],), {"a": nodes[id(a)], "b": nodes[id(b)], "y": nodes[id(y)]})


def tensor(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    """A layer whose every gradient comes from the learner's rules."""
    rules = stage("02")
    x, weight, bias = (Parameter(rng.standard_normal(shape)) for shape in ((2, 3), (3, 4), (4,)))
    names: dict[str, Any] = {"x": x, "weight": weight, "bias": bias}
    product = x.result(x.data @ weight.data, "matmul", (x, weight),
                       lambda g: rules.matmul_vjp(g, x.data, weight.data))
    logits = x.result(product.data + bias.data, "add", (product, bias),
                      lambda g: rules.add_vjp(g, product.data, bias.data))
    e = np.exp(logits.data - logits.data.max(-1, keepdims=True))
    shares = e / e.sum(-1, keepdims=True)
    weights = x.result(shares, "softmax", (logits,),
                       lambda g: (rules.softmax_vjp(g, shares, axis=-1),))
    total = x.result(np.asarray((weights.data**2).sum()), "sum_of_squares", (weights,),
                     lambda g: (2 * g * weights.data,))
    total.backward()  # type: ignore[attr-defined]
    return Graph((total,), names | {"weights": weights})


def tokenizer(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    """Sentences as rows of ids; what is padding is hatched."""
    pieces = stage("03")
    vocabulary = pieces.Vocabulary(TEXTS)
    ids = np.asarray(pieces.pad_batch([vocabulary.encode(text) for text in TEXTS]))
    return heatmap(ids, rows=TEXTS, title=say("ids of a batch"), row_axis=say("sentence"),
                   column_axis=say("position"), scale="signed", mask=ids != 0)


def embedding(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    return Graph((stage("04").Embedding(7, 4, rng=rng), np.array([[4, 5, 6]])))


def projections(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    return with_words(stage("05").QKVProjection(4, rng=rng), sentence(rng))


def attention(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    return with_words(stage("06").SelfAttention(4, rng=rng), sentence(rng))


def positions(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    return positions_map(np.asarray(stage("07").sinusoidal_positions(48, 32)))


def masks(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    """Who looks at whom where no word may see those after it."""
    pieces = stage("08")
    x, mask = sentence(rng), pieces.look_ahead_mask(len(WORDS))
    _, weights = pieces.scaled_dot_product_attention(x, x, x, attn_mask=mask)
    return attention_map(weights.data[0], queries=WORDS, keys=WORDS, mask=mask,
                         title=say("attention under the look-ahead mask"))


def multi_head(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    x = sentence(rng)
    return Graph((stage("09").MultiHeadAttention(4, 2, rng=rng), x, x, x), {"x": x})


def block(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    """A feed-forward layer with the path around it."""
    pieces, x = stage("10"), sentence(rng)
    residual = pieces.Residual(4, rng=rng)
    feed_forward = pieces.FeedForward(4, 8, rng=rng)
    return Graph((residual, x, feed_forward), {"x": x, "feed_forward": feed_forward})


def encoder(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    return with_words(stage("11").Encoder(2, 8, 2, 16, rng=rng), sentence(rng, 8))


def decoder(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    x, memory = sentence(rng, 8), Tensor(rng.standard_normal((1, 4, 8)))
    return Graph((stage("12").Decoder(2, 8, 2, 16, rng=rng), x, memory),
                 {"x": x, "memory": memory})


def transformer(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    """The paper's six layers of eight heads, with narrower words."""
    model = stage("13").Transformer(50, 60, d_model=64, num_heads=8, d_ff=128, num_layers=6,
                                    max_len=32, rng=rng)
    return Graph((model.eval(), np.array([[4, 5, 6, 7]]), np.array([[2, 5, 6]])))


def loss(stage: Callable[[str], Any], rng: np.random.Generator) -> Graph:
    logits = Parameter(rng.standard_normal((1, 3, 5)))
    found = stage("14").cross_entropy(logits, np.array([[4, 2, 0]]), pad_id=0)
    found.backward()
    return Graph((found,), {"logits": logits, "loss": found})


def optimizer(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    """The learning rate of every step, for a short and a longer warm-up."""
    schedule = stage("15").warmup_schedule
    rates = {
        say("warm-up of {n} steps", n=warmup): [
            schedule(step, d_model=64, warmup_steps=warmup) for step in range(1, 401)]
        for warmup in (50, 150)
    }
    return curve(rates, title=say("learning rate"), y_axis=say("learning rate"))


def training(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    """A small model learns to copy: the loss of each epoch."""
    model = stage("13").Transformer(10, 10, d_model=16, num_heads=2, d_ff=32, num_layers=1,
                                    max_len=8, dropout=0.0, rng=rng)
    lines = [list(map(int, rng.integers(4, 10, size=4))) for _ in range(32)]
    pairs = [(line, [2, *line, 3]) for line in lines]
    losses = stage("16").fit(model, pairs, epochs=20, batch_size=8, lr=1e-2, rng=rng)
    return curve(losses, title=say("learning to copy four tokens"), x_axis=say("epoch"))


def generation(stage: Callable[[str], Any], rng: np.random.Generator) -> Figure:
    """What a model that has learnt nothing finds likely, as greedy search goes along."""
    model = stage("13").Transformer(8, 8, d_model=16, num_heads=2, d_ff=32, num_layers=1,
                                    max_len=12, dropout=0.0, rng=rng).eval()
    source = np.array([[4, 5, 6, 7]])
    [ids] = stage("17").greedy_decode(model, source, bos_id=2, eos_id=3, max_len=6)
    written = [2, *ids]
    logits = model(source, np.array([written])).data[0]
    e = np.exp(logits - logits.max(-1, keepdims=True))
    rows = [say("after {n} tokens", n=count) for count in range(len(written))]
    tokens = ["<pad>", "<unk>", "<bos>", "<eos>", "4", "5", "6", "7"]
    return heatmap(e / e.sum(-1, keepdims=True), rows=rows, columns=tokens, scale="weights",
                   title=say("probability of the next token, step by step"))


def sentence(rng: np.random.Generator, width: int = 4) -> Tensor:
    """Three words in a batch of one."""
    return Tensor(rng.standard_normal((1, len(WORDS), width)), requires_grad=True, name="x")


def with_words(module: Module, x: Tensor) -> Graph:
    return Graph((module, x), {"x": x}, {"x": WORDS})


EXAMPLES: dict[str, Example] = {
    "01": value,
    "02": tensor,
    "03": tokenizer,
    "04": embedding,
    "05": projections,
    "06": attention,
    "07": positions,
    "08": masks,
    "09": multi_head,
    "10": block,
    "11": encoder,
    "12": decoder,
    "13": transformer,
    "14": loss,
    "15": optimizer,
    "16": training,
    "17": generation,
}
