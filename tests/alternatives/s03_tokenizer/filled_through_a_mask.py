"""All ids in one go, into the places that a mask of the lengths leaves."""

def pad_batch(sequences, *, pad_id=0, length=None):
    lengths = np.array([len(ids) for ids in sequences])
    width = int(lengths.max()) if length is None else length
    if (lengths > width).any():
        raise ValueError(f"at most {width} tokens, got {lengths.max()}")
    batch = np.full((len(lengths), width), pad_id)
    batch[np.arange(width) < lengths[:, None]] = [i for ids in sequences for i in ids]
    return batch
