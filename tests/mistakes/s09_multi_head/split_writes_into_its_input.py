"""After your split_heads, x is no longer what it was: you gave its array another shape, and the
array belongs to whoever passed it in.

Look at: the assignment to `x.data` or to `.shape`; the methods of Tensor make something new.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    x.data = x.data.reshape(batch, seq, num_heads, d_model // num_heads)
    return x.swapaxes(1, 2)
