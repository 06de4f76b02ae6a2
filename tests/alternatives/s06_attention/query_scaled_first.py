"""The query is scaled before it meets the key."""


def attention_scores(query, key):
    return (query / np.sqrt(query.shape[-1])) @ key.swapaxes(-2, -1)
