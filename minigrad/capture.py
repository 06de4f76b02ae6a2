"""Look into a forward pass: collect attention weights that a model computes and throws away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from minigrad.module import Module
from minigrad.shapes import Array

#: By the path of an attention, "decoder.layers.0.cross_attn", the weights of each call.
Maps = dict[str, list[Array]]


@contextmanager
def attention_maps(model: Module) -> Iterator[Maps]:
    """Inside the block, keep what every attention of ``model`` looks at, call by call.

    An attention is a module that returns two things, its output and its weights. Nothing that
    ``forward`` returns changes, and afterwards nothing is left in the model. The maps fill up
    as the model is called; a module that is used under two paths is found under the first.

    >>> from minigrad import Tensor
    >>> class Even(Module):
    ...     def forward(self, query, key):
    ...         weights = Tensor([[0.5, 0.5]])
    ...         return weights @ key, weights
    >>> even = Even()
    >>> with attention_maps(even) as maps:
    ...     output, _ = even(None, Tensor([[1.0], [3.0]]))
    >>> maps[""], output.data
    ([array([[0.5, 0.5]])], array([[2.]]))
    """
    maps: Maps = {}
    before = []
    try:
        for path, module in model.named_modules():
            before.append((module, vars(module).get("forward")))
            vars(module)["forward"] = _listening(module.forward, path, maps)
        yield maps
    finally:
        for module, forward in before:
            if forward is None:
                del vars(module)["forward"]
            else:
                vars(module)["forward"] = forward


def _listening(forward: Callable[..., Any], path: str, maps: Maps) -> Callable[..., Any]:
    """``forward``, with its weights copied on the way."""

    def listening(*args: Any, **options: Any) -> Any:
        result = forward(*args, **options)
        if isinstance(result, (tuple, list)) and len(result) == 2:
            weights = np.array(getattr(result[1], "data", result[1]))
            maps.setdefault(path, []).append(weights)
        return result

    return listening
