"""A shared matrix sees the batch as one long matrix; the table is filled column by column."""


def matmul_vjp(grad, a, b):
    if b.ndim == 2:
        rows = int(np.prod(grad.shape[:-1]))
        to_a = grad @ b.transpose()
        full = np.broadcast_to(a, (*grad.shape[:-1], a.shape[-1]))
        to_b = full.reshape(rows, -1).T @ grad.reshape(rows, -1)
        return unbroadcast(to_a, a.shape), to_b
    to_a = np.matmul(grad, np.moveaxis(b, -1, -2))
    to_b = np.matmul(np.swapaxes(a, -2, -1), grad)
    return unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)


def embedding_vjp(grad, weight, ids):
    vocab_size, d_model = weight.shape
    flat, rows = np.ravel(ids), grad.reshape(-1, d_model)
    columns = [np.bincount(flat, weights=column, minlength=vocab_size) for column in rows.T]
    return np.stack(columns, axis=1).astype(weight.dtype)


def sum_vjp(grad, a, *, axis, keepdims):
    shape = list(a.shape)
    axes = range(a.ndim) if axis is None else np.atleast_1d(axis)
    for one in axes:
        shape[one] = 1
    return np.tile(np.reshape(grad, shape), [n // m for n, m in zip(a.shape, shape, strict=True)])
