"""You call `transpose(-2, -1)`, which swaps two axes in torch. In NumPy and here it names the whole
new order of the axes.

On a matrix that is the order it has already, so nothing turns; on a batch it is an error.

Look at: the tool `.mT` in the lesson.
"""


def attention_scores(query, key):
    return query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
