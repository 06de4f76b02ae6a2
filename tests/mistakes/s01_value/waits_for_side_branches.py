"""A node waits for everything that was ever made from it, also for what the result does not need.

Those branches never report, so the node never answers. Count only the users that the result
depends on. Look at: where the number of users is counted, in computing or in walking back.
"""


class Value(Value):
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad, self.parents, self.slopes = float(data), 0.0, parents, slopes
        self.uses = 0
        for parent in parents:
            parent.uses += 1

    def backward(self):
        arrived, reported, ready = {self: 1.0}, {}, [self]
        while ready:
            node = ready.pop()
            gradient = arrived[node]
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                arrived[parent] = arrived.get(parent, 0.0) + gradient * slope
                reported[parent] = reported.get(parent, 0) + 1
                if reported[parent] == parent.uses:
                    ready.append(parent)
            node.grad = gradient if node.parents else node.grad + gradient
