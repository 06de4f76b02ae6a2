"""A Value that stands on both sides of one step, as in a + a or a * a, counts only once.

A set, or a dictionary with the parents as keys, keeps one copy of each. Here both uses matter.
Look at: how you keep the parents of a step.
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
        for parent, slope in dict(zip(node.parents, node.slopes, strict=True)).items():
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
