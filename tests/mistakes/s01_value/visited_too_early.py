"""A node in the middle answers its parents when the first gradient reaches it, and only then.

What comes in later stays with it and never gets further, so the leaves receive too little. Look
at: which of its users must have reported before a node's turn comes.
"""


def backward(self):
    arrived, waiting, seen = {self: 1.0}, [self], {self}
    for node in waiting:
        gradient = arrived[node]
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] = arrived.get(parent, 0.0) + gradient * slope
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    for node, gradient in arrived.items():
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
