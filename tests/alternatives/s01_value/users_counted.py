"""Counts in a first pass how many users of each node the result depends on (Kahn's order)."""

from collections import Counter, deque


def backward(self):
    users, seen, stack = Counter(), {self}, [self]
    while stack:
        for parent in stack.pop().parents:
            users[parent] += 1
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)

    arrived, ready = Counter({self: 1.0}), deque([self])
    while ready:
        node = ready.popleft()
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
            users[parent] -= 1
            if not users[parent]:
                ready.append(parent)
        if not node.parents:
            node.grad += arrived[node]


Value.backward = backward
