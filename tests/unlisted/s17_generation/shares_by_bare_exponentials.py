"""The beams' probabilities are exponentials over their sum, without a maximum taken away first."""


def log_softmax(x):
    return np.log(np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True))
