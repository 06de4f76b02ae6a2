"""You subtract the smallest score of the row, so all others lie above zero, and may lie far above.

Look at: the row 0, 0, 0, 4000. Which number to subtract leaves nothing above zero?
"""


def softmax(x, axis=-1):
    exponentials = (x - x.min(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
