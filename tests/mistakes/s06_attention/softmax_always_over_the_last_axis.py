"""Your softmax runs along the last axis, whatever axis it is asked for.

Look at: the argument `axis`, in max and in sum.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=-1, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
