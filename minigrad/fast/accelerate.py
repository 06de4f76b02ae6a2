"""Speed for models that are right already: each layer in one step, at NumPy's own speed.

``accelerate(model)`` finds the layers of the course by their names and those of their weights, and
lets each do the same in one node of the graph instead of ten or fifty. A layer is tried first: on
numbers by chance, its quick form must give what the layer itself gives, or it stays as it is. What
comes out is equal to rounding; what is lost is the look inside, and gradients through attention's
weights.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import numpy as np

from minigrad.fast import quick, quick_blocks
from minigrad.graph import no_grad
from minigrad.module import Module

#: The quick form of a layer, by the name that the course gives to the layer.
QUICK: dict[str, type] = {
    "DecoderLayer": quick_blocks.QuickDecoderLayer,
    "Embedding": quick.QuickEmbedding,
    "EncoderLayer": quick_blocks.QuickEncoderLayer,
    "FeedForward": quick.QuickFeedForward,
    "LayerNorm": quick.QuickLayerNorm,
    "Linear": quick.QuickLinear,
    "MultiHeadAttention": quick.QuickMultiHeadAttention,
    "Residual": quick.QuickResidual,
    "Transformer": quick_blocks.QuickTransformer,
}

#: What a quick layer may differ by, relative to the largest number, in float64.
TOLERANCE = 1e-9


def accelerate(model: Module) -> Module:
    """Let every layer of the model that the course knows run as one step; returns the model.

    The model keeps its weights, their names, and the names of its classes. Layers of other kinds
    keep their own ``forward``; all lose the check of shapes, so call the model once before. Whoever
    exchanges parts of a model does so before, not after.
    """
    # The parts before the whole: what is tried is made of what was tried.
    for module in reversed(list(model.modules())):
        own: Any = type(module)
        if hasattr(own, "accelerated_from"):
            continue
        form = QUICK.get(own.__name__)
        same = form is not None and _does_the_same(module, _mixed(form, own))
        module.__class__ = _mixed(form, own) if same else _unchecked(own)
    return model


def _does_the_same(module: Module, form: Any) -> bool:
    """Try both forms, on copies: a trial must not move the generator of a dropout."""
    try:
        with no_grad():
            expected = form.tried(_double(module))
            other = _double(module)
            other.__class__ = form
            return all(map(_alike, expected, form.tried(other)))
    except Exception:  # a layer with other weights than the course's, whatever it does
        return False


def _double(module: Module) -> Module:
    """A copy in float64, learning: what drops in training shows then."""
    return copy.deepcopy(module).astype(np.float64).train()


def _alike(one: Any, other: Any) -> bool:
    if one.shape != other.shape:
        return False
    size = max(np.abs(one.data).max(initial=0.0), 1.0)
    return bool(np.abs(one.data - other.data).max(initial=0.0) <= TOLERANCE * size)


@cache
def _mixed(form: Any, own: Any) -> Any:
    """The layer's class with the quick ``forward`` before its own."""
    return type(own.__name__, (form, own), _named(own))


@cache
def _unchecked(own: Any) -> Any:
    """The class with methods that do not check shapes: a tenth of a step of the smallest model."""
    methods = {name: getattr(own, name) for name in dir(own) if not name.startswith("__")}
    bare = {
        name: method.__wrapped__ for name, method in methods.items()
        if hasattr(method, "__wrapped__")
    }  # fmt: skip
    return type(own.__name__, (own,), bare | _named(own))


def _named(own: type) -> dict[str, Any]:
    return {"accelerated_from": own, "__module__": own.__module__}
