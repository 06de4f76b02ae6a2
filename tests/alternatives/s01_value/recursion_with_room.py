"""Sorts by recursion, after giving Python room for it."""

import sys


def backward(self):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000_000)
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for parent in node.parents:
            if parent not in seen:
                visit(parent)
        order.append(node)

    try:
        visit(self)
    finally:
        sys.setrecursionlimit(before)
    gradients = dict.fromkeys(order, 0.0)
    gradients[self] = 1.0
    for node in order[::-1]:
        for i in range(len(node.parents)):
            gradients[node.parents[i]] += node.slopes[i] * gradients[node]
    for node in order:
        if not node.parents:
            node.grad += gradients[node]


Value.backward = backward
