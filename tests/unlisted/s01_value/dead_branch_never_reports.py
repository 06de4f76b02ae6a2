"""Users are counted, and a node with gradient 0 pays nobody: what it was made from waits for ever.
"""


def backward(self):
    waiting, todo = {self: 0}, [self]
    while todo:
        for parent in todo.pop().parents:
            if parent not in waiting:
                waiting[parent] = 0
                todo.append(parent)
            waiting[parent] += 1
    gradients, ready = dict.fromkeys(waiting, 0.0), [self]
    gradients[self] = 1.0
    while ready:
        node = ready.pop()
        if gradients[node] == 0.0:
            continue
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            gradients[parent] += gradients[node] * slope
            waiting[parent] -= 1
            if waiting[parent] == 0:
                ready.append(parent)
    for node, gradient in gradients.items():
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
