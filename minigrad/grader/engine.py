"""The engine as an answer sees it: all of minigrad but what its stage is to build, and the grader.

What a stage builds refuses to be called while it is graded there, with a word on what to write it
from.  The refusal meets only the module of that very stage.
"""

from __future__ import annotations

import importlib
import sys
from types import FunctionType, ModuleType
from typing import Any, NoReturn

import minigrad
from minigrad.words import say

AUTOGRAD = ("Node", "Parameter", "Tensor", "Value", "flow", "topological_order")

#: Per stage, what it builds, and what to write each from.
READY_MADE = {
    "01": dict.fromkeys(AUTOGRAD, "plain numbers and the module math"),
    "02": dict.fromkeys(AUTOGRAD, "NumPy's functions on plain arrays"),
    "04": {"embedding": "indexing the weight with the ids"},
    "06": {
        "softmax": "exp, max and sum",
        "log_softmax": "exp, log, max and sum",
    },
    "10": {
        "layer_norm": "mean, var and sqrt",
        "dropout": "a random mask and a multiplication",
    },
    "14": {"cross_entropy": "log_softmax and indexing"},
}

#: What no answer may import; minigrad.fast has the layers ready made.
FORBIDDEN = ("solutions", "tests", "minigrad.fast", "minigrad.grader", "minigrad._course")


class ForbiddenImport(ImportError):
    """An answer reached for the solutions, the grader or what is ready made."""


class ReadyMade(RuntimeError):
    """An answer used the very thing that its stage is there to build."""


def refuse_forbidden(name: str) -> None:
    """Raise ForbiddenImport if the dotted name is one of FORBIDDEN, or lies inside one."""
    for forbidden in FORBIDDEN:
        if name == forbidden or name.startswith(f"{forbidden}."):
            raise ForbiddenImport(
                say("an answer must not import {name}: the point is to write it", name=forbidden)
            )


class Engine(ModuleType):
    """A module of minigrad, seen from the stage with a given number."""

    def __init__(self, real: ModuleType, stage: str) -> None:
        super().__init__(real.__name__, real.__doc__)
        self.__dict__.update(_real=real, _stage=stage)

    def __getattr__(self, name: str) -> Any:
        full = f"{self.__name__}.{name}"
        refuse_forbidden(full)
        value = getattr(self._real, name)
        if isinstance(value, ModuleType) and value.__name__.startswith("minigrad"):
            return Engine(value, self._stage)
        if name in READY_MADE.get(self._stage, {}) and callable(value):
            return _refusal(value, name, self._stage)
        return value

    def __dir__(self) -> list[str]:
        return dir(self._real)


def engine(name: str, stage: str) -> Engine:
    """The module of that dotted name, as the stage sees it."""
    return Engine(importlib.import_module(name), stage)


def shut(stage: str) -> None:
    """Shut the functions that a stage builds in this process, for whoever finds another way in."""
    for name in READY_MADE.get(stage, {}):
        real = getattr(minigrad, name, None)
        if isinstance(real, FunctionType):
            for module in list(sys.modules.values()):
                if is_ours(module) and vars(module).get(name) is real:
                    setattr(module, name, _refusal(real, name, stage))


def is_ours(module: object) -> bool:
    return str(getattr(module, "__name__", "")).partition(".")[0] == "minigrad"


def _refusal(real: Any, name: str, stage: str) -> Any:
    """A stand-in for a function or a class: it may be imported, but not called or derived from."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise ReadyMade(
            say(
                "minigrad's own {name} stays shut in stage {stage}, which builds it: "
                "write it from {operations}",
                name=name, stage=stage, operations=READY_MADE[stage][name],
            )
        )

    refuse.__name__ = refuse.__qualname__ = name
    if isinstance(real, type):
        return type(name, (), {"__new__": refuse, "__init_subclass__": classmethod(refuse)})
    return refuse
