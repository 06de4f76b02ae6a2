"""Your weights add up to 1 once, over the whole array. All rows share one cake.

Look at: along which axis the sum runs when it is told none.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.sum()
