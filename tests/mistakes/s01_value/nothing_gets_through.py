"""All your gradients stay 0: the walk never brings anything to the leaves.

Either it begins at the leaves, where no gradient has arrived yet, or the result itself has none, or
no node hands on what it got. How fast does the result grow with itself? Look at: where the walk
begins, with what, and what each step passes to the parents.
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
    for node in order:
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
