"""Your heads still stand behind the words: (batch, seq, num_heads, d_k). Attention takes the
last two axes but one for the words, so that heads would look at heads instead of words at words.

Look at: the table of shapes in the lesson, second line.
"""


def split_heads(x, num_heads):
    batch, seq, d_model = x.shape
    check_num_heads(d_model, num_heads)
    return x.reshape(batch, seq, num_heads, d_model // num_heads)
