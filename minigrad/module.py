"""Module: a piece of a model that knows its parameters."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import DTypeLike

from minigrad.errors import ArgumentError
from minigrad.shapes import Array
from minigrad.tensor import Parameter


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
        return self.forward(*args, **options)

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

    def modules(self) -> Iterator[Module]:
        """This module and every one inside it, each once."""
        return (part for _, part in _walk(self, "", set()) if isinstance(part, Module))

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

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Copy numbers into the parameters, all of them or none; the parameters keep their dtype.

        Raises:
            ArgumentError: names are missing or unexpected, or shapes differ; it lists them all.
        """
        own = dict(self.named_parameters())
        problems = [f"missing     {name}" for name in own if name not in state]
        problems += [f"unexpected  {name}" for name in state if name not in own]
        problems += [
            f"misshapen   {name}: expected {own[name].shape}, got {np.shape(value)}"
            for name, value in state.items()
            if name in own and own[name].shape != np.shape(value)
        ]
        if problems:
            raise ArgumentError(
                f"state does not fit {type(self).__name__}\n  " + "\n  ".join(problems)
            )
        new = {name: np.array(state[name], parameter.dtype) for name, parameter in own.items()}
        for name, parameter in own.items():
            parameter.data = new[name]

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the parameters to one ``.npz`` file; a reader never sees half of it."""
        target = Path(path)
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=target.name, suffix=".part", delete=False
        ) as part:
            try:
                np.savez(part, **self.state_dict())  # type: ignore[arg-type]
                part.close()
                os.replace(part.name, target)
            except BaseException:
                part.close()
                os.unlink(part.name)
                raise
        return target

    def load(self, path: str | os.PathLike[str]) -> Self:
        """Read what ``save`` wrote."""
        with np.load(path, allow_pickle=False) as state:
            self.load_state_dict(dict(state))
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
