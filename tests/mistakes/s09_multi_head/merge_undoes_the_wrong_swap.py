"""Your merge moves other axes than the split did: what becomes one vector is not the heads of
one word.

Look at: which two axes split_heads lets trade places, and which two yours does.
"""


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.transpose(0, 3, 1, 2).reshape(batch, seq, num_heads * d_k)
