"""Weights as exp(x - log Σ exp x)."""


def softmax(x, axis=-1):
    largest = x.max(axis=axis, keepdims=True)
    log_total = (x - largest).exp().sum(axis=axis, keepdims=True).log() + largest
    return (x - log_total).exp()
