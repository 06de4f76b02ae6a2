"""A node that is used n times takes the mean of the n gradients that come in, not their sum."""


def backward(self):
    order, seen, stack = [], set(), [(self, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    arrived = {node: [] for node in order}
    arrived[self].append(1.0)
    for node in reversed(order):
        gradient = sum(arrived[node]) / len(arrived[node])
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent].append(gradient * slope)
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
