"""You deal a word's numbers out like cards: head 0 gets the first, head 1 the second, and so on
in turn. That is also a valid model, but not this contract: here each head gets d_k neighbours.

Look at: the formula with h · d_k + c, and which of the two counts faster.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    return x.reshape(batch, seq, d_model // num_heads, num_heads).transpose(0, 3, 1, 2)
