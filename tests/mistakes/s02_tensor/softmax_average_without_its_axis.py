"""The average of one row is subtracted from a column: the summed axis is not kept.

With a square array that runs and gives wrong numbers. Look at: the shape of the average before it
is subtracted.
"""


def softmax_vjp(grad, weights, *, axis):
    return weights * (grad - (grad * weights).sum(axis=axis))
