"""Each parent is given the slope of its own step, and what came from further on is lost.

That is right at the last step only, where the incoming gradient is 1. The chain rule has one more
factor. Look at: the gradient of the node whose parents you are paying.
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
            arrived[parent] += slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
