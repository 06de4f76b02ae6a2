"""Gradients are clipped to ±1000 on their way, "against explosions"."""


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
    arrived = dict.fromkeys(order, 0.0)
    arrived[self] = 1.0
    for node in reversed(order):
        gradient = max(-1000.0, min(1000.0, arrived[node]))
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += gradient * slope
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
