"""The smallest score gets the largest weight: what goes into your exponential has the wrong sign.

A key that answers a query well should count for more.

Look at: what is subtracted from what, before the exponential is taken.
"""


def softmax(x, axis=-1):
    exponentials = (x.min(axis=axis, keepdims=True) - x).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
