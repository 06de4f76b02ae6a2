"""minigrad: a small autograd engine, and the course that builds a Transformer on it."""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from minigrad.capture import attention_maps
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

if TYPE_CHECKING:
    from minigrad.checkpoint import load_checkpoint, save_checkpoint
    from minigrad.draw import draw
    from minigrad.draw.attention import attention_map
    from minigrad.draw.curve import curve
    from minigrad.draw.heatmap import embedding_map, heatmap
    from minigrad.draw.positions import positions_map

__all__ = [
    "ArgumentError", "Axes", "DTypeError", "GradientError", "IdError", "MinigradError", "Module",
    "Parameter", "ShapeError", "Tensor", "Value", "attention_map", "attention_maps", "concatenate",
    "cross_entropy", "curve", "draw", "dropout", "einsum", "embedding", "embedding_map",
    "gradcheck", "heatmap", "layer_norm", "load_checkpoint", "log_softmax", "masked_fill",
    "maximum", "minimum", "no_grad", "positions_map", "save_checkpoint", "shaped", "softmax",
    "stack", "where",
]

__version__ = "0.1.0"

#: What most programs never use, and where it is. Loading it only when it is asked for saves two
#: thirds of ``import minigrad``: random numbers and drawing take 15 ms each.
LATER = {
    "attention_map": "minigrad.draw",
    "curve": "minigrad.draw",
    "draw": "minigrad.draw",
    "embedding_map": "minigrad.draw",
    "heatmap": "minigrad.draw",
    "load_checkpoint": "minigrad.checkpoint",
    "positions_map": "minigrad.draw",
    "save_checkpoint": "minigrad.checkpoint",
}


class _Package(ModuleType):
    """This module, with an eye on what is not loaded yet."""

    def __getattr__(self, name: str) -> Any:
        if name not in LATER:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(importlib.import_module(LATER[name]), name)
        setattr(self, name, found)
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        # Once the package minigrad.draw is loaded, Python puts it here; ``draw`` is the function.
        is_package = name == "draw" and isinstance(value, ModuleType)
        super().__setattr__(name, value.draw if is_package else value)


sys.modules[__name__].__class__ = _Package
