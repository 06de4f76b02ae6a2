"""A width that cannot be dealt out evenly is accepted: the last numbers of every word are lost
without a word. The contract asks for a ValueError.

Look at: the check that was given above your part.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    d_k = d_model // num_heads
    x = x[:, :, : num_heads * d_k]
    return x.reshape(batch, seq, num_heads, d_k).swapaxes(1, 2)
