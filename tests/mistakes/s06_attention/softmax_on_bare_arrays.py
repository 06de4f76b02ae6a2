"""Your softmax gives right numbers without a graph: it works on bare arrays, or detaches them.

No gradient comes back to the scores, so nothing before them would learn.

Look at: every `.data`, `.numpy()` and `.detach()`, and every function of NumPy.
"""


def softmax(x, axis=-1):
    exponentials = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
    return Tensor(exponentials / exponentials.sum(axis=axis, keepdims=True))
