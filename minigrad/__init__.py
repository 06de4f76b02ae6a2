"""minigrad: a small autograd engine, and the course that builds a Transformer on it."""

from minigrad.draw import draw
from minigrad.errors import (
    ArgumentError,
    DTypeError,
    GradientError,
    IdError,
    MinigradError,
    ShapeError,
)
from minigrad.gradcheck import gradcheck
from minigrad.graph import no_grad
from minigrad.module import Module
from minigrad.ops import (
    concatenate,
    cross_entropy,
    dropout,
    einsum,
    embedding,
    layer_norm,
    log_softmax,
    masked_fill,
    maximum,
    minimum,
    softmax,
    stack,
    where,
)
from minigrad.scalar import Value
from minigrad.shapes import Axes, shaped
from minigrad.tensor import Parameter, Tensor

__all__ = [
    "ArgumentError", "Axes", "DTypeError", "GradientError", "IdError", "MinigradError",
    "Module", "Parameter", "ShapeError", "Tensor", "Value", "concatenate", "cross_entropy",
    "draw", "dropout", "einsum", "embedding", "gradcheck", "layer_norm", "log_softmax",
    "masked_fill", "maximum", "minimum", "no_grad", "shaped", "softmax", "stack", "where",
]

__version__ = "0.1.0"
