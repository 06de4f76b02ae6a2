"""The first call of backward works; a later one finds its nodes already ticked off.

What remembers who has been seen outlives the call: a mark on the node, or a default value, which
Python makes once and all calls share. Look at: where that memory is made.
"""


def collect(node, order, seen=set()):  # noqa: B006
    stack = [(node, False)]
    while stack:
        node, parents_done = stack.pop()
        if parents_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)


def backward(self):
    order = []
    collect(self, order)
    arrived = {self: 1.0}
    for node in reversed(order):
        gradient = arrived.get(node, 0.0)
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] = arrived.get(parent, 0.0) + gradient * slope
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
