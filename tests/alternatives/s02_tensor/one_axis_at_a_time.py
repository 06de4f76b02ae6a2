"""Un-broadcasts one axis at a time; puts sorted axes back one at a time; tuples of one."""


def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(0)
    for axis, size in enumerate(shape):
        if size == 1 and grad.shape[axis] != 1:
            grad = grad.sum(axis, keepdims=True)
    return grad


def sum_vjp(grad, a, *, axis=None, keepdims=False):
    if not keepdims:
        axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        for one in sorted(one % a.ndim for one in axes):
            grad = np.expand_dims(grad, one)
    return (grad * np.ones_like(a),)


def softmax_vjp(g, p, *, axis=-1):
    gp = g * p
    return (gp - p * np.sum(gp, axis, keepdims=True),)


def embedding_vjp(grad, weight, ids):
    table = np.zeros(weight.shape, weight.dtype)
    flat = np.asarray(ids).reshape(-1)
    rows = grad.reshape(flat.size, -1)
    for row in range(len(weight)):
        table[row] = rows[flat == row].sum(axis=0)
    return (table, None)
