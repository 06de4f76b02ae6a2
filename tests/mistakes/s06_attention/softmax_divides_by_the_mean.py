"""Your exponentials are divided by their mean, so each row adds up to the number of its scores.

Weights share one whole out among all of them: together they are 1.

Look at: what stands below the line in the formula.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.mean(axis=axis, keepdims=True)
