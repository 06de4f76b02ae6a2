"""After backward the leaves hold other numbers than before.

The walk back finds gradients; taking a step along them is the work of an optimizer, much later.
Look at: whether anything is assigned to ``data``.
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

    arrived = dict.fromkeys(order, 0.0)
    arrived[self] = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]
    for node in order:
        node.data -= 0.01 * node.grad


Value.backward = backward
