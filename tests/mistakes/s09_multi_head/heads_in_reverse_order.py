"""You count the heads from the end: the first d_k columns belong to your last head. Each half
undoes the other, but the weights come out in the opposite order.

Look at: the formula with h · d_k + c for h = 0.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    heads = x.reshape(batch, seq, num_heads, d_model // num_heads).swapaxes(1, 2)
    return heads[:, ::-1]


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x[:, ::-1].swapaxes(1, 2).reshape(batch, seq, num_heads * d_k)
