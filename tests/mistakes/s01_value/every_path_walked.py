"""Your gradients are right, but each path from the result to a leaf is walked for itself.

Sixty doublings in a row have more paths than could be walked in a lifetime, and only sixty steps.
A node that waits until its gradient is complete passes it on once. Look at: the order of the walk.
"""

PATIENCE = 300_000


def backward(self):
    walked, stack = 0, [(self, 1.0)]
    while stack:
        walked += 1
        if walked > PATIENCE + len(stack):
            raise TimeoutError(f"more than {PATIENCE} visits, and no end in sight")
        node, gradient = stack.pop()
        if not node.parents:
            node.grad += gradient
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            stack.append((parent, gradient * slope))


Value.backward = backward
