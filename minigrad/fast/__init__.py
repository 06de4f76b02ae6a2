"""Speed for what is right already: the stages' layers, reading and Adam, at NumPy's own pace.

``minigrad train`` asks for ``keep_memory``, which changes no number; the rest is for whoever wants
it. Nothing that a learner builds or reads depends on it.
"""

from minigrad.fast.accelerate import accelerate
from minigrad.fast.adam import FlatAdam
from minigrad.fast.memory import keep_memory

__all__ = ["FlatAdam", "accelerate", "keep_memory"]
