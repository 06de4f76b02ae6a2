"""Graphs to be played: one attention head over three words."""

import math

import numpy as np

from minigrad import Tensor, softmax

WORDS = ["I", "love", "AI"]


def attention_head(d_model=4):
    """The values of one head over "I love AI", by name."""
    rng = np.random.default_rng(0)
    x = Tensor(rng.standard_normal((3, d_model)), requires_grad=True, name="x")
    projections = [
        Tensor(rng.standard_normal((d_model, d_model)) / 2, requires_grad=True, name=name)
        for name in ("W_Q", "W_K", "W_V")
    ]
    query, key, value = (x @ weight for weight in projections)
    scores = query @ key.mT / math.sqrt(d_model)
    weights = softmax(scores)
    out = weights @ value
    return {"x": x, "query": query, "key": key, "value": value, "scores": scores,
            "weights": weights, "out": out}


def axes():
    """What the rows of each value are called, and the columns of what holds a row for each key."""
    rows = dict.fromkeys(["x", "query", "key", "value", "out"], WORDS)
    return rows | dict.fromkeys(["scores", "weights"], (WORDS, WORDS))
