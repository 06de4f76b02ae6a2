"""Everything number by number, by the definition."""


def unbroadcast(grad, shape):
    result = np.zeros(shape, grad.dtype)
    added = grad.ndim - len(shape)
    for index in np.ndindex(grad.shape):
        place = tuple(i if n > 1 else 0 for i, n in zip(index[added:], shape, strict=True))
        result[place] += grad[index]
    return result


def matmul_vjp(grad, a, b):
    batch = grad.shape[:-2]
    full_a = np.broadcast_to(a, batch + a.shape[-2:])
    full_b = np.broadcast_to(b, batch + b.shape[-2:])
    to_a, to_b = np.zeros_like(full_a), np.zeros_like(full_b)
    for place in np.ndindex(*batch):
        for i in range(a.shape[-2]):
            for k in range(a.shape[-1]):
                for j in range(b.shape[-1]):
                    to_a[place][i, k] += grad[place][i, j] * full_b[place][k, j]
                    to_b[place][k, j] += grad[place][i, j] * full_a[place][i, k]
    return [unbroadcast(to_a, a.shape), unbroadcast(to_b, b.shape)]


def sum_vjp(grad, a, *, axis, keepdims):
    kept = np.sum(np.zeros_like(a), axis=axis, keepdims=True).shape
    result = np.zeros_like(a)
    result += grad.reshape(kept)
    return result


def embedding_vjp(grad, weight, ids):
    table = np.zeros_like(weight)
    for place in np.ndindex(np.shape(ids)):
        table[ids[place]] += grad[place]
    return table
