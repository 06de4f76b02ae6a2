"""Your softmax runs over the whole array at once: one maximum, one sum. All rows share one cake.

Look at: along which axis max and sum run when they are told none.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max()).exp()
    return exponentials / exponentials.sum()
