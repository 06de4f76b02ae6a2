"""Each query for itself looks at the keys that it is allowed, and at no others."""

from minigrad import stack


def scaled_dot_product_attention(query, key, value, *, attn_mask=None):
    if query.ndim > 2:
        masks = attn_mask
        if masks is not None:
            masks = np.broadcast_to(masks, (*query.shape[:-1], key.shape[-2]))
        parts = [
            scaled_dot_product_attention(
                query[i], key[i], value[i], attn_mask=None if masks is None else masks[i]
            )
            for i in range(len(query))
        ]
        return stack([output for output, _ in parts]), stack([weights for _, weights in parts])
    queries, keys = query.shape[0], key.shape[0]
    mask = np.ones((queries, keys), bool) if attn_mask is None else attn_mask
    mask = np.broadcast_to(mask, (queries, keys))
    rows = []
    for i in range(queries):
        places = np.flatnonzero(mask[i])
        row = value[:, 0] * 0
        if places.size:
            shares = softmax(key[places] @ query[i] / query.shape[-1] ** 0.5)
            row = shares @ np.eye(keys)[places]
        rows.append(row)
    weights = stack(rows)
    return weights @ value, weights
