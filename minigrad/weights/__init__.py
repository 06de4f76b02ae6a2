"""Weights by name: in files, of other sizes or other names than expected, and out of PyTorch.

A *state* is a dict of arrays by name, as ``module.state_dict()`` gives it.

    read(path)                          a file's state; .npz or .safetensors
    write(path, state)                  the other way round
    from_torch(state, norm_first=…)     the state of a torch.nn.Transformer under the course's names
    LeftOut                             what ``load_state_dict(state, strict=False)`` passed over
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from minigrad.weights.state import LeftOut

if TYPE_CHECKING:
    from minigrad.weights.files import read, write
    from minigrad.weights.torch_names import from_torch

__all__ = ["LeftOut", "from_torch", "read", "write"]

#: Loaded when they are asked for: a third of ``import minigrad``, and most programs keep no files.
LATER = {"from_torch": "torch_names", "read": "files", "write": "files"}


def __getattr__(name: str) -> Any:
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{LATER[name]}"), name)
