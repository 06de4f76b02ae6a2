"""All your heads hold the same numbers, the first d_k of every word, and so they all think
alike.

Look at: the beginning and the end of the slice for head h.
"""

from minigrad import stack


def split_heads(x, num_heads):
    check_num_heads(x.shape[-1], num_heads)
    d_k = x.shape[-1] // num_heads
    return stack([x[:, :, :d_k] for _ in range(num_heads)], axis=1)
