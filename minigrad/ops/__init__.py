"""Every differentiable op. Each is one function: its value and, inside it, its VJP."""

from minigrad.ops.arithmetic import (
    abs,
    add,
    div,
    exp,
    gelu,
    log,
    maximum,
    minimum,
    mul,
    neg,
    pow,
    power,
    relu,
    sigmoid,
    sqrt,
    sub,
    tanh,
)
from minigrad.ops.fused import cross_entropy, dropout, embedding, layer_norm, log_softmax, softmax
from minigrad.ops.index import getitem, masked_fill, where
from minigrad.ops.linalg import einsum, matmul
from minigrad.ops.movement import (
    broadcast_to,
    concatenate,
    expand_dims,
    reshape,
    squeeze,
    stack,
    swapaxes,
    transpose,
)
from minigrad.ops.reduce import max, mean, min, sum, var

__all__ = [
    "abs", "add", "broadcast_to", "concatenate", "cross_entropy", "div", "dropout", "einsum",
    "embedding", "exp", "expand_dims", "gelu", "getitem", "layer_norm", "log", "log_softmax",
    "masked_fill", "matmul", "max", "maximum", "mean", "min", "minimum", "mul", "neg", "pow",
    "power", "relu", "reshape", "sigmoid", "softmax", "sqrt", "squeeze", "stack", "sub", "sum",
    "swapaxes", "tanh", "transpose", "var", "where",
]
