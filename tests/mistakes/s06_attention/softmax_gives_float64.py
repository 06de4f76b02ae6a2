"""Scores of float32 leave your softmax as float64: some array of yours is float64 and pulls them
up.

Look at: every array that you make yourself. A plain number follows the Tensor that it meets.
"""


def softmax(x, axis=-1):
    exponentials = (x - x.max(axis=axis, keepdims=True)).exp()
    ones = Tensor(np.ones(x.shape))
    return exponentials / (ones * exponentials).sum(axis=axis, keepdims=True)
