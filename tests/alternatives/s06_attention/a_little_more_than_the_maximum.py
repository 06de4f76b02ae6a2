"""Any number near the largest of the row does as well."""


def softmax(x, axis=-1):
    exponentials = (x - x.detach().max(axis, keepdims=True) - 3).exp()
    return exponentials / exponentials.sum(axis).expand_dims(axis)
