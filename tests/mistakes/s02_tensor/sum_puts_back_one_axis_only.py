"""A sum over one axis works; over several axes, only the first of them is put back.

``axis`` may be a tuple. Look at: which of NumPy's functions takes several axes at once.
"""


def sum_vjp(grad, a, *, axis, keepdims):
    if axis is not None and not keepdims:
        grad = np.expand_dims(grad, axis[0] if isinstance(axis, tuple) else axis)
    return np.broadcast_to(grad, a.shape)
