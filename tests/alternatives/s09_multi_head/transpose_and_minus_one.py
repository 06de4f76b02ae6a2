"""Transpose with four axes, and -1 for the size that is left."""


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads != 0:
        raise ValueError("the width must be a multiple of the number of heads")
    return x.reshape(x.shape[0], x.shape[1], num_heads, -1).transpose(0, 2, 1, 3)


def merge_heads(x):
    x = x.transpose((0, 2, 1, 3))
    return x.reshape((*x.shape[:2], -1))
