"""merge_heads looks for the axis of the heads by comparing sizes: with as many words it takes the
other.
"""


def merge_heads(x):
    batch, heads, seq, d_k = x.shape
    if seq > heads:
        x = x.swapaxes(1, 2)
    elif seq < heads:
        x = x.transpose(0, 2, 1, 3)
    return x.reshape(batch, seq, heads * d_k)
