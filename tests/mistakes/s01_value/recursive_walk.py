"""The right method, but it calls itself once for each step of the graph.

Python allows about a thousand calls inside one another, and a graph may be 100 000 steps deep.
Look at: a loop with a list of your own, which can be as long as it needs to be.
"""


def backward(self):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(self)
    arrived = dict.fromkeys(order, 0.0)
    arrived[self] = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
