"""You lay the heads' numbers down in turn: one of head 0, one of head 1, one of head 2. That is
also a valid model, but not this contract: here the numbers of a head stay together.

Look at: the formula with h · d_k + c, and which of the two counts faster.
"""


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.transpose(0, 2, 3, 1).reshape(batch, seq, num_heads * d_k)
