"""reshape may find the length by itself, so a width that does not fit makes longer sentences."""


def split_heads(x, num_heads):
    batch, _, d_model = x.shape
    return x.reshape(batch, -1, num_heads, d_model // num_heads).swapaxes(1, 2)
