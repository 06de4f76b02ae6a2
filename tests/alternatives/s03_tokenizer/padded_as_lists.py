"""Padding appended to copies of the lists; a plain ValueError."""

def pad_batch(sequences, *, pad_id=0, length=None):
    if length is None:
        length = max(len(ids) for ids in sequences)
    rows = []
    for ids in sequences:
        if len(ids) > length:
            raise ValueError(f"{len(ids)} tokens do not fit into {length}")
        rows.append(list(ids) + [pad_id] * (length - len(ids)))
    return np.array(rows)
