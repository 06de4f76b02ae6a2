"""Your softmax computes on NumPy arrays and wraps the result: right numbers without a graph.

No gradient comes back to the scores, so nothing before them would learn.

Look at: every `.data` and `.numpy()`, and every function of NumPy.
"""


def softmax(x, axis=-1):
    exponentials = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
    return Tensor(exponentials / exponentials.sum(axis=axis, keepdims=True))
