"""You joined the heads along the sentence: it became num_heads times as long, instead of its
vectors becoming wider.

Look at: which of the axes must have its old size again after merging.
"""


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.reshape(batch, num_heads * seq, d_k)
