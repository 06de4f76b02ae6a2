"""You turn all axes of the key around, the batch too, so the sentences of a batch are mixed up.

On one sentence without a batch it is right.

Look at: the tool `.mT` in the lesson, and which two axes it swaps.
"""


def attention_scores(query, key):
    return query @ key.transpose() / math.sqrt(query.shape[-1])
