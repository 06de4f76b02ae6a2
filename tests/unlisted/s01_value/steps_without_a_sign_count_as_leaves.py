"""A node without the sign of an operation counts as a leaf; exp, log, relu and powers set none.

Such a node keeps its gradient, so that a second call passes the first one's on as well.
"""

_add, _mul, _tanh = Value.__add__, Value.__mul__, Value.tanh


def signed(step):
    def signing(*operands):
        result = step(*operands)
        result.sign = step.__name__
        return result

    return signing


def backward(self):
    order, seen, stack = [], set(), [(self, False)]
    while stack:
        node, parents_done = stack.pop()
        if parents_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)

    for node in order:
        if hasattr(node, "sign"):
            node.grad = 0.0
    self.grad += 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            parent.grad += node.grad * slope


Value.__add__, Value.__mul__, Value.tanh = signed(_add), signed(_mul), signed(_tanh)
Value.backward = backward
