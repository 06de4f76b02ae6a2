"""The walk begins with 1 only if the output has no gradient yet: it may have one as a part of
another result, whose backward came before.
"""

_whole = Value.backward


def backward(self):
    seed = self.grad or 1.0
    if not self.parents or seed == 1.0:
        _whole(self)
        return
    (self * seed).backward()


Value.backward = backward
