"""minigrad: a small autograd engine, and the course that builds a Transformer on it."""

from minigrad.capture import attention_maps
from minigrad.checkpoint import load_checkpoint, save_checkpoint
from minigrad.draw import attention_map, curve, draw, embedding_map, heatmap, positions_map
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
    "ArgumentError", "Axes", "DTypeError", "GradientError", "IdError", "MinigradError", "Module",
    "Parameter", "ShapeError", "Tensor", "Value", "attention_map", "attention_maps", "concatenate",
    "cross_entropy", "curve", "draw", "dropout", "einsum", "embedding", "embedding_map",
    "gradcheck", "heatmap", "layer_norm", "load_checkpoint", "log_softmax", "masked_fill",
    "maximum", "minimum", "no_grad", "positions_map", "save_checkpoint", "shaped", "softmax",
    "stack", "where",
]

__version__ = "0.1.0"
