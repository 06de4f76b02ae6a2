"""The axis goes to the end and back, and rows are handled there."""


def softmax(x, axis=-1):
    rows = x.swapaxes(axis, -1)
    exponentials = (rows - rows.max(axis=-1, keepdims=True)).exp()
    total = exponentials @ np.ones((rows.shape[-1], 1))
    return (exponentials / total).swapaxes(axis, -1)
