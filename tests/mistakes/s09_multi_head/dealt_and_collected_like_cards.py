"""Your heads take every num_heads-th number of a word, and are merged in the same manner. That
is also a valid model, but not this contract: here head 0 owns the first d_k columns of the
projections, head 1 the next d_k. A saved model would be read wrongly.

Look at: the formula with h · d_k + c, and which of the two counts faster.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    return x.reshape(batch, seq, d_model // num_heads, num_heads).transpose(0, 3, 1, 2)


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.transpose(0, 2, 3, 1).reshape(batch, seq, num_heads * d_k)
