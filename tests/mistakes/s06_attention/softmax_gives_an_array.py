"""Your softmax returns a NumPy array. A Tensor goes in, and a Tensor has to come out.

No gradient can flow through a NumPy array.

Look at: every `.data` and `.numpy()`, and every function of NumPy.
"""


def softmax(x, axis=-1):
    exponentials = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
