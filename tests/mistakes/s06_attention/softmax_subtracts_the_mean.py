"""You subtract the average of the row. That helps only while all scores lie near their average.

One score far above the others still has an exponential that is too large for a computer.

Look at: the row 0, 0, 0, 4000. Which number to subtract leaves nothing above zero?
"""


def softmax(x, axis=-1):
    exponentials = (x - x.mean(axis=axis, keepdims=True)).exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
