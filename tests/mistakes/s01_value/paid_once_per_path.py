"""A node in the middle that is used several times passes its gradient on several times.

Each time it hands on all that it has, the part that it had passed on before included, so what
arrives is too large. Look at: who may answer, how often, and in which order.
"""

PATIENCE = 100_000


def backward(self):
    paid = 0

    def pay(node):
        nonlocal paid
        for parent, slope in zip(node.parents, node.slopes, strict=True):
            paid += 1
            if paid > PATIENCE:
                raise TimeoutError(f"more than {PATIENCE} payments, and no end in sight")
            parent.grad += node.grad * slope
            pay(parent)

    self.grad = 1.0
    pay(self)


Value.backward = backward
