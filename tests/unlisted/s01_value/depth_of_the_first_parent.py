"""The walk goes by depth, and depth is that of the first parent plus one, not of the deepest."""

_init = Value.__init__


def __init__(self, data, parents=(), slopes=()):
    _init(self, data, parents, slopes)
    self.depth = 1 + parents[0].depth if parents else 0


def backward(self):
    found, stack = {self}, [self]
    while stack:
        for parent in stack.pop().parents:
            if parent not in found:
                found.add(parent)
                stack.append(parent)
    arrived = dict.fromkeys(found, 0.0)
    arrived[self] = 1.0
    for node in sorted(found, key=lambda node: -node.depth):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.__init__ = __init__
Value.backward = backward
