"""The total is detached before it divides: right weights, and each score seems to live alone.

Named as: softmax-sum-held-constant.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True).detach()
