"""A loop follows the first parent, recursion the others: a chain growing on the right is too deep.

Named as: recursive-walk.
"""


def backward(self):
    order, seen = [], set()

    def visit(node):
        trail = []
        while node not in seen:
            seen.add(node)
            trail.append(node)
            if not node.parents:
                break
            node = node.parents[0]
        for one in reversed(trail):
            for parent in one.parents[1:]:
                visit(parent)
            order.append(one)

    visit(self)
    # A node reached along two ways may stand too early in that order: sort it by depth.
    depth = {}
    for node in order:
        depth[node] = 1 + max((depth.get(p, 0) for p in node.parents), default=0)
    changed = True
    while changed:
        changed = False
        for node in order:
            deeper = 1 + max((depth[p] for p in node.parents), default=0)
            if deeper != depth[node]:
                depth[node], changed = deeper, True
    order.sort(key=depth.get)
    arrived = dict.fromkeys(order, 0.0)
    arrived[self] = 1.0
    for node in reversed(order):
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            arrived[parent] += arrived[node] * slope
        node.grad = arrived[node] if node.parents else node.grad + arrived[node]


Value.backward = backward
