"""A second call of backward should add to the leaves, but yours starts them from 0 again.

Several losses may share a leaf, and their gradients belong together. Look at: which Values you
reset before the walk, and which of them are leaves.
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

    for node in order:
        node.grad = 0.0
    self.grad = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            parent.grad += node.grad * slope


Value.backward = backward
