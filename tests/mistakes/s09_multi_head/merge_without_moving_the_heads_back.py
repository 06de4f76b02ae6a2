"""Your merged words mix several words: the first one is made of the first head of several words.
Before the parts of a word can be joined they must be neighbours.

Look at: the order of your steps in split_heads, and the opposite order.
"""


def merge_heads(x):
    batch, num_heads, seq, d_k = x.shape
    return x.reshape(batch, seq, num_heads * d_k)
