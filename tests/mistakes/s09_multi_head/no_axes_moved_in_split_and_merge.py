"""You reshape on the way in and on the way out, and splitting and merging undo each other. But
in between, each head holds pieces of some words instead of a part of every word, and the
attention of a head runs over those pieces.

Look at: what head 0 holds of the second word after split_heads.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    return x.reshape(batch, num_heads, seq, d_model // num_heads)


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.reshape(batch, seq, num_heads * d_k)
