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
    real = np.ones(targets.shape, bool) if pad_id is None else np.asarray(targets != pad_id)
    ids = np.where(real, targets, 0)
    _refuse_outside("targets", ids, vocab_size)
    ids = ids[..., None]
    count = real.sum() or 1

    log_p = logits - logits.max(axis=-1, keepdims=True)
    log_p = log_p - np.log(np.exp(log_p).sum(axis=-1, keepdims=True))
    s = label_smoothing
    per_token = -(1 - s) * np.take_along_axis(log_p, ids, axis=-1)[..., 0]
    if s:
        per_token = per_token - s / vocab_size * log_p.sum(axis=-1)

    def vjp(g):
        # ∂/∂logits = p - q at each real token, nothing at padding.
        grad = np.exp(log_p) - logits.dtype.type(s / vocab_size)
        hit = np.take_along_axis(grad, ids, axis=-1) - logits.dtype.type(1 - s)
        np.put_along_axis(grad, ids, hit, axis=-1)
        grad *= (real / count * g)[..., None].astype(logits.dtype)
        return (grad,)

    return np.asarray((per_token * real).sum() / count, logits.dtype), vjp


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
        grad = np.zeros_like(weight)
        # `grad[ids] += g` would keep only one of the gradients of a token that occurs twice.
        np.add.at(grad, ids, g)
        return (grad,)

    return weight[ids], vjp


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
    outside = np.argwhere((ids < 0) | (ids >= vocab_size))
    if len(outside):
        place = tuple(map(int, outside[0]))
        raise IdError(
            f"{what} points outside of the vocabulary\n"
            f"  expected  0 <= id < vocab_size = {vocab_size}\n"
            f"  got       {ids[place]} at {place}"
        )
