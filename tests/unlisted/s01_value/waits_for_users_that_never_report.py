"""Users are counted when they are made, so a node that also leads elsewhere waits for ever.

Named as: waits-for-side-branches.
"""

_init = Value.__init__


def __init__(self, data, parents=(), slopes=()):
    _init(self, data, parents, slopes)
    self.users = 0
    for parent in parents:
        parent.users += 1


def backward(self):
    arrived, reports, ready = {self: 1.0}, {}, [self]
    while ready:
        node = ready.pop()
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] = arrived.get(parent, 0.0) + arrived[node] * slope
            reports[parent] = reports.get(parent, 0) + 1
            if reports[parent] == parent.users:
                ready.append(parent)


Value.__init__ = __init__
Value.backward = backward
