"""You multiply by √d_k where you should divide, so large scores become larger still.

Dividing by a negative power is a multiplication too.

Look at: is your factor above one or below?
"""


def attention_scores(query, key):
    return query @ key.mT * math.sqrt(query.shape[-1])
