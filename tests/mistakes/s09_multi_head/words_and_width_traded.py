"""Each of your heads is turned: its words lie along the last axis and its numbers along the one
before. Words belong in rows, each with its d_k numbers in a row.

Look at: the two last axes of the result of split_heads.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    return x.reshape(batch, seq, num_heads, d_model // num_heads).transpose(0, 2, 3, 1)
