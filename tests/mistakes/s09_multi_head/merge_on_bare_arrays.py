"""You merge the bare numbers of the heads, so that no gradient comes back through them, and
nothing before out_proj would ever learn.

Look at: `.data`, `.numpy()` and `.detach()`: what they give remembers nothing.
"""


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return Tensor(x.data.swapaxes(1, 2).reshape(batch, seq, num_heads * d_k))
