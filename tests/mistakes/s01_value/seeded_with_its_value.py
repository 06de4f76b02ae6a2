"""Every gradient is as many times too large as the result is.

The walk starts from how large the result is, and should start from how fast it grows with
itself. Look at: the gradient of the Value on which backward was called.
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
    arrived[self] = self.data
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
