"""The masks by loops over lists."""

def padding_mask(ids, *, pad_id=0):
    return np.array([[[bool(token != pad_id) for token in sentence]] for sentence in ids])


def look_ahead_mask(length):
    rows = []
    for query in range(length):
        rows.append([True] * (query + 1) + [False] * (length - query - 1))
    return np.array(rows)


def combine_masks(*masks):
    there = []
    for mask in masks:
        if mask is None:
            continue
        if not isinstance(mask, np.ndarray) or mask.dtype != np.bool_:
            raise TypeError("masks are boolean arrays")
        there.append(mask)
    if not there:
        return None
    return np.stack(np.broadcast_arrays(*there)).all(axis=0)
