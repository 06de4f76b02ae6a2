"""Where the queries are constants, the scores come from bare arrays, and the keys learn nothing."""


def attention_scores(query, key):
    root = math.sqrt(query.shape[-1])
    if not query.requires_grad:
        return Tensor(query.data @ np.swapaxes(key.data, -1, -2) / root)
    return query @ key.mT / root
