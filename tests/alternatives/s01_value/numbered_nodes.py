"""Numbers the nodes as they are made and walks back from the highest number, by a heap.

Gradients are None until the first one arrives.
"""

import heapq
from itertools import count

serial = count()


class Value(Value):
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad = data, None
        self.parents, self.slopes, self.number = parents, slopes, next(serial)

    def backward(self):
        nodes, arrived, heap = {self.number: self}, {self.number: 1.0}, [-self.number]
        while heap:
            node = nodes.pop(-heapq.heappop(heap))
            gradient = arrived.pop(node.number)
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                if parent.number not in nodes:
                    nodes[parent.number] = parent
                    heapq.heappush(heap, -parent.number)
                arrived[parent.number] = arrived.get(parent.number, 0.0) + slope * gradient
            if node.parents or node.grad is None:
                node.grad = gradient
            else:
                node.grad = node.grad + gradient
