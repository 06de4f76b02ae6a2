"""Recursion after all, on a limit that is raised for as long as the walk takes."""

import sys


def backward(self):
    order, seen = [], set()

    def visit(node):
        if node in seen:
            return
        seen.add(node)
        for parent in node.parents:
            visit(parent)
        order.append(node)

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 1_000_000))
    try:
        visit(self)
    finally:
        sys.setrecursionlimit(limit)
    gradients = {node: 0.0 for node in order} | {self: 1.0}
    while order:
        node = order.pop()
        for parent, slope in zip(node.parents, node.slopes, strict=False):
            gradients[parent] += slope * gradients[node]
    for node, gradient in gradients.items():
        node.grad = gradient if node.parents else node.grad + gradient


Value.backward = backward
