"""A vector whose numbers are all equal gives not-a-number, 0/√0. Padding may well be such a
vector, and not-a-number spreads.

Look at: what eps is for.
"""


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    return weight * (centred / variance.sqrt()) + bias
