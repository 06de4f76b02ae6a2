"""All steps are written on one tape for everybody, and backward wipes it when it is done."""

TAPE = []
_init = Value.__init__


def __init__(self, data, parents=(), slopes=()):
    _init(self, data, parents, slopes)
    if parents:
        TAPE.append(self)


def backward(self):
    arrived = {self: 1.0}
    for node in reversed(TAPE):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] = arrived.get(parent, 0.0) + arrived.get(node, 0.0) * slope
    for node, gradient in arrived.items():
        node.grad = gradient if node.parents else node.grad + gradient
    TAPE.clear()


Value.__init__ = __init__
Value.backward = backward
