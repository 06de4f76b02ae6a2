"""Module: a piece of a model that knows its parameters."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from minigrad import weights
from minigrad.graph import calls
from minigrad.shapes import Array
from minigrad.tensor import Parameter
from minigrad.weights.state import LeftOut, fitted

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import DTypeLike


class Module:
    """Base class of layers and models: ``module(x)`` calls ``forward``.

    Parameters and modules are found by looking at the attributes, lists, tuples and dicts of them
    included; their names follow from the path, as in ``layers.0.self_attn.q_proj.weight``.

    >>> class Scale(Module):
    ...     def __init__(self):
    ...         self.factor = Parameter(2.0)
    ...     def forward(self, x):
    ...         return self.factor * x
    >>> scale = Scale()
    >>> scale(3.0).item(), list(scale.state_dict())
    (6.0, ['factor'])
    """

    #: True while learning, False in use; ``train()`` and ``eval()`` set it.
    training = True

    def __call__(self, *args: Any, **options: Any) -> Any:
        outer = calls.innermost
        calls.innermost = (self, outer)
        try:
            return self.forward(*args, **options)
        finally:
            calls.innermost = outer

    def forward(self, *args: Any, **options: Any) -> Any:
        raise NotImplementedError(f"{type(self).__name__} has no forward()")

    # -- what it holds ------------------------------------------------------------------

    def named_parameters(self) -> Iterator[tuple[str, Parameter]]:
        """Each parameter once, with the first path that leads to it."""
        for name, part in _walk(self, "", set()):
            if isinstance(part, Parameter):
                yield name, part

    def parameters(self) -> Iterator[Parameter]:
        """Each parameter once."""
        return (parameter for _, parameter in self.named_parameters())

    def named_modules(self) -> Iterator[tuple[str, Module]]:
        """This module, called "", and every one inside it: each once, with the first path to it."""
        for name, part in _walk(self, "", set()):
            if isinstance(part, Module):
                yield name, part

    def modules(self) -> Iterator[Module]:
        """This module and every one inside it, each once."""
        return (module for _, module in self.named_modules())

    def zero_grad(self) -> None:
        """Forget the gradients of all parameters."""
        for parameter in self.parameters():
            parameter.zero_grad()

    def train(self, training: bool = True) -> Self:
        """Switch to learning: dropout drops."""
        for module in self.modules():
            module.training = training
        return self

    def eval(self) -> Self:
        """Switch to use: dropout passes everything."""
        return self.train(False)

    def astype(self, dtype: DTypeLike) -> Self:
        """Convert all parameters, in place."""
        for parameter in self.parameters():
            parameter.data = parameter.data.astype(dtype)
            parameter.grad = None
        return self

    # -- in and out ---------------------------------------------------------------------

    def state_dict(self) -> dict[str, Array]:
        """A copy of every parameter's numbers, by name."""
        return {name: parameter.data.copy() for name, parameter in self.named_parameters()}

    def load_state_dict(self, state: Mapping[str, Any], *, strict: bool = True) -> LeftOut:
        """Copy numbers into the parameters; they keep their dtype.

        Returns the names that were left out: none where ``strict``. If something is refused, no
        parameter has changed.

        Raises:
            ArgumentError: names are missing or unexpected (allowed if not ``strict``), or shapes
                differ; it lists them all.
        """
        own = dict(self.named_parameters())
        new, left_out = fitted(own, state, whose=type(self).__name__, strict=strict)
        for name, array in new.items():
            own[name].data = array
        return left_out

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the parameters to one file, .npz or .safetensors; nobody ever sees half of it."""
        return weights.write(path, self.state_dict())

    def load(self, path: str | os.PathLike[str]) -> Self:
        """Read all parameters from a file, .npz or .safetensors.

        ``load_state_dict(minigrad.weights.read(path), strict=False)`` reads what is there.
        """
        self.load_state_dict(weights.read(path))
        return self


def _walk(part: Any, path: str, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Every module and parameter below ``part``, depth first, each once."""
    if isinstance(part, (Module, Parameter)):
        if id(part) in seen:
            return
        seen.add(id(part))
        yield path, part
    for name, child in _children(part):
        yield from _walk(child, f"{path}.{name}" if path else name, seen)


def _children(part: Any) -> list[tuple[str, Any]]:
    if isinstance(part, Module):
        return list(vars(part).items())
    if isinstance(part, dict):
        return [(str(key), value) for key, value in part.items()]
    if isinstance(part, (list, tuple)):
        return [(str(index), value) for index, value in enumerate(part)]
    return []
