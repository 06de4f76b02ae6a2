"""Speed for what is right already: the stages' layers and Adam, at NumPy's own pace.

``minigrad train`` uses it; nothing that a learner builds or reads depends on it.
"""

from minigrad.fast.accelerate import accelerate
from minigrad.fast.adam import FlatAdam
from minigrad.fast.memory import keep_memory

__all__ = ["FlatAdam", "accelerate", "keep_memory"]
