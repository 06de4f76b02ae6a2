"""The scores are right, but the key enters them as a bare array, so no gradient reaches it.

Look at: every `.data` and `.numpy()`.
"""


def attention_scores(query, key):
    return query @ key.data.swapaxes(-1, -2) / math.sqrt(query.shape[-1])
