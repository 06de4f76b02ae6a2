"""Your softmax subtracts the maximum inside the scores themselves: afterwards they are other
numbers.

Whoever uses them next, or asks for their gradient, finds them changed.

Look at: every assignment to `.data`, and every operator that ends in `=`.
"""


def softmax(x, axis=-1):
    x.data -= x.data.max(axis=axis, keepdims=True)
    exponentials = x.exp()
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
