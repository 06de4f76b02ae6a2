"""Each gradient by one einsum over named axes; unbroadcast among them."""


def unbroadcast(grad, shape):
    axes = list(range(grad.ndim))
    added = len(axes) - len(shape)
    kept = [axis for axis in axes[added:] if shape[axis - added] != 1]
    return np.asarray(np.einsum(grad, axes, kept)).reshape(shape)


def add_vjp(grad, a, b):
    return tuple(unbroadcast(grad, array.shape) for array in (a, b))


def mul_vjp(grad, a, b):
    return tuple(unbroadcast(grad * other, own.shape) for own, other in ((a, b), (b, a)))


def embedding_vjp(grad, weight, ids):
    order = np.argsort(ids, axis=None, kind="stable")
    found, starts = np.unique(np.ravel(ids)[order], return_index=True)
    table = np.zeros_like(weight)
    table[found] = np.add.reduceat(grad.reshape(-1, weight.shape[1])[order], starts, axis=0)
    return table
