"""The ops of a Transformer that are one step each: exact, and without the intermediate arrays.

The course builds each of them from simpler ones first.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from minigrad.errors import ArgumentError, DTypeError, IdError, ShapeError
from minigrad.primitive import primitive
from minigrad.shapes import Array, Axes


@primitive()
def softmax(x: Array, axis: int = -1):
    """Turn scores into weights that are positive and sum to 1 along ``axis``.

    p_i = exp(x_i) / Σ_j exp(x_j)
    """
    # softmax(x) = softmax(x - c); with c = max(x) no exponent is above 0, so none overflows.
    e = np.exp(x - x.max(axis=axis, keepdims=True, initial=-np.inf))
    p = e / e.sum(axis=axis, keepdims=True)

    def vjp(g):
        # ∂p_i/∂x_j = p_i (δ_ij - p_j)
        return (p * (g - (g * p).sum(axis=axis, keepdims=True)),)

    return p, vjp


@primitive()
def log_softmax(x: Array, axis: int = -1):
    """The logarithm of softmax, exact where the weight itself is too small to be a number.

    log p_i = x_i - log Σ_j exp(x_j)
    """
    shifted = x - x.max(axis=axis, keepdims=True, initial=-np.inf)
    y = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))

    def vjp(g):
        # ∂ log p_i/∂x_j = δ_ij - p_j
        return (g - np.exp(y) * g.sum(axis=axis, keepdims=True),)

    return y, vjp


@primitive(broadcasts=True)
def layer_norm(x: Array, weight: Array, bias: Array, *, eps: float = 1e-5):
    """Give the last axis mean 0 and variance 1, then scale and shift it.

    y = weight · x̂ + bias,   x̂ = (x - mean(x)) / √(var(x) + eps)

    Shapes:
        x: ... d_model
        weight: d_model
        bias: d_model
        returns: ... d_model

    Source:
        Ba, Kiros and Hinton 2016, «Layer Normalization» (arXiv:1607.06450).
    """
    axes = Axes()
    axes.check("x", x.shape, "... d_model")
    axes.check("weight", weight.shape, "d_model")
    axes.check("bias", bias.shape, "d_model")

    centred = x - x.mean(axis=-1, keepdims=True)
    inv_std = 1 / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + x.dtype.type(eps))
    x_hat = centred * inv_std

    def vjp(g):
        h = g * weight
        # x̂ ignores shifts and scalings of x, so the parts of h along them do not get through.
        along_shift = h.mean(axis=-1, keepdims=True)
        along_scale = x_hat * (h * x_hat).mean(axis=-1, keepdims=True)
        return inv_std * (h - along_shift - along_scale), g * x_hat, g

    return weight * x_hat + bias, vjp


@primitive()
def cross_entropy(
    logits: Array, targets: np.ndarray, *, pad_id: int | None = None, label_smoothing: float = 0.0
):
    """How surprised the model is by the right tokens, on average over the real ones.

    mean over tokens of  -Σ_c q_c log p_c,   q = (1 - s) · one-hot(target) + s / vocab_size

    Shapes:
        logits: ... vocab_size
        returns: one number

    Units:
        nats per token; 0 where there is no real token.

    Source:
        Szegedy et al. 2016, «Rethinking the Inception Architecture», section 7 (arXiv:1512.00567).
    """
    targets = _whole("targets", targets)
    vocab_size = logits.shape[-1]
    if targets.shape != logits.shape[:-1]:
        raise ShapeError(
            "targets has the wrong shape\n"
            f"  expected  {logits.shape[:-1]}, one target for each row of logits {logits.shape}\n"
            f"  got       {targets.shape}"
        )
    rows, ids = logits.reshape(-1, vocab_size), targets.reshape(-1)
    real = np.flatnonzero(ids != pad_id) if pad_id is not None else np.arange(len(ids))
    ids = ids[real]
    _refuse_outside("targets", ids, vocab_size)
    count, s = max(len(real), 1), label_smoothing

    log_p = rows - rows.max(axis=-1, keepdims=True)
    p = np.exp(log_p)
    total = np.einsum("nc->n", p)
    log_p -= np.log(total)[:, None]
    loss = -(1 - s) * log_p[real, ids].sum()
    if s:
        loss -= s / vocab_size * log_p[real].sum()

    def vjp(g):
        # ∂/∂logits = p - q at each real token, nothing at padding.
        share = np.zeros(len(rows), rows.dtype)
        share[real] = g / count
        grad = p * (share / total)[:, None]
        if s:
            grad -= share[:, None] * rows.dtype.type(s / vocab_size)
        grad[real, ids] -= share[real] * rows.dtype.type(1 - s)
        return (grad.reshape(logits.shape),)

    return np.asarray(loss / count, logits.dtype), vjp


@primitive()
def embedding(weight: Array, ids: np.ndarray):
    """Look up one row of ``weight`` per token id.

    Shapes:
        weight: vocab_size d_model
        returns: ... d_model
    """
    Axes().check("weight", weight.shape, "vocab_size d_model")
    ids = _whole("ids", ids)
    _refuse_outside("ids", ids, len(weight))

    def vjp(g):
        return (rows_added(weight, ids, g),)

    return weight[ids], vjp


def rows_added(weight: Array, ids: np.ndarray, g: Array) -> Array:
    """The gradient of ``weight[ids]``: each row gets the sum of the gradients of its id.

    A third of the time of ``np.add.at``: few numbers are added by a product with a table of ones,
    many by sorting the ids and adding neighbours.
    """
    vocab_size = len(weight)
    g, ids = g.reshape(-1, weight.shape[1]), ids.ravel()
    if vocab_size * len(ids) <= 1 << 16:
        one_hot = np.zeros((vocab_size, len(ids)), g.dtype)
        one_hot[ids, np.arange(len(ids))] = 1
        return one_hot @ g
    grad = np.zeros_like(weight)
    # Sixteen bits are sorted digit by digit, a third of the time of comparing.
    order = (ids.astype(np.uint16) if vocab_size <= 1 << 16 else ids).argsort(kind="stable")
    ids = ids[order]
    first = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    grad[ids[first]] = np.add.reduceat(g[order], first, axis=0)
    return grad


@primitive()
def dropout(x: Array, p: float, *, rng: np.random.Generator):
    """Set a fraction ``p`` of the numbers to zero and scale the rest so that the mean stays.

    y = x · keep / (1 - p),   keep = 1 with probability 1 - p, else 0

    Units:
        p: probability, 0 <= p < 1.

    Source:
        Srivastava et al. 2014, «Dropout», section 10 (JMLR 15, 1929-1958).
    """
    if not 0 <= p < 1:
        raise ArgumentError(f"p is {p}\n  expected  a probability with 0 <= p < 1")
    kept = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)

    def vjp(g):
        return (g * kept,)

    return x * kept, vjp


def _whole(what: str, ids: Any) -> np.ndarray:
    """Ids as an integer array; an empty list holds no number of the wrong kind."""
    array = np.asarray(ids)
    if array.dtype.kind in "iu":
        return array
    if array.size:
        raise DTypeError(
            f"{what} must be integers\n  expected  an integer array\n  got       {array.dtype}"
        )
    return array.astype(np.intp)


def _refuse_outside(what: str, ids: np.ndarray, vocab_size: int) -> None:
    """Refuse ids that no row belongs to; a negative one would count from the end."""
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        outside = np.argwhere((ids < 0) | (ids >= vocab_size))
        place = tuple(map(int, outside[0]))
        raise IdError(
            f"{what} points outside of the vocabulary\n"
            f"  expected  0 <= id < vocab_size = {vocab_size}\n"
            f"  got       {ids[place]} at {place}"
        )
