"""The sum over all calls is kept elsewhere and copied into grad: setting grad to 0 has no effect.
"""

_whole = Value.backward


def backward(self):
    leaves, seen, stack = [], {self}, [self]
    while stack:
        node = stack.pop()
        if not node.parents:
            leaves.append(node)
            node.grad = node.__dict__.get("total", 0.0)
        for parent in node.parents:
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    _whole(self)
    for leaf in leaves:
        leaf.total = leaf.grad


Value.backward = backward
