"""Writes the table of softmax down after all, row by row."""


def softmax_vjp(grad, weights, *, axis):
    def along(row):
        p, g = np.split(row, 2)
        return (np.diag(p) - np.outer(p, p)) @ g

    return np.apply_along_axis(along, axis, np.concatenate([weights, grad], axis=axis))
