"""After backward the parents are let go to save memory, as torch does: a second call finds nothing.
"""

_whole = Value.backward


def backward(self):
    _whole(self)
    stack = [self]
    while stack:
        node = stack.pop()
        stack.extend(node.parents)
        node.parents = node.slopes = ()


Value.backward = backward
