"""Heads cut out as slices and stacked; merged by concatenation."""

from minigrad import concatenate, stack


def split_heads(x, num_heads):
    check_num_heads(x.shape[-1], num_heads)
    d_k = x.shape[-1] // num_heads
    return stack([x[..., h * d_k : (h + 1) * d_k] for h in range(num_heads)], axis=1)


def merge_heads(x):
    return concatenate([x[:, h] for h in range(x.shape[1])], axis=-1)
