"""The first call of backward is right; in a second one, old gradients in the middle join in.

Leaves keep what they have from one call to the next. A node in between must not, for it would
send its old gradient down once more. Look at: what is left in ``grad`` when a call begins.
"""


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

    self.grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            parent.grad += node.grad * slope


Value.backward = backward
