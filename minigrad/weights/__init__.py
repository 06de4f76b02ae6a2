"""Weights by name: in files, of other sizes or other names than expected, and out of PyTorch.

A *state* is a dict of arrays by name, as ``module.state_dict()`` gives it.

    read(path)                          a file's state; .npz or .safetensors
    write(path, state)                  the other way round
    from_torch(state, norm_first=…)     the state of a torch.nn.Transformer under the course's names
    LeftOut                             what ``load_state_dict(state, strict=False)`` passed over
"""

from minigrad.weights.files import read, write
from minigrad.weights.state import LeftOut
from minigrad.weights.torch_names import from_torch

__all__ = ["LeftOut", "from_torch", "read", "write"]
