"""eps is the smallest variance allowed, instead of being added to each.

Named as: eps-as-the-smallest-spread.
"""

from minigrad import maximum


def layer_norm(x, weight, bias, *, eps=1e-5):
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = maximum((centred * centred).mean(axis=-1, keepdims=True), eps)
    return weight * centred / variance.sqrt() + bias
