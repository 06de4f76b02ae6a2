"""np.pad for each row, as int32."""

def pad_batch(sequences, *, pad_id=0, length=None):
    lengths = [len(ids) for ids in sequences]
    width = max(lengths) if length is None else length
    if max(lengths) > width:
        raise ArgumentError(f"at most {width} tokens, got {max(lengths)}")
    return np.stack([
        np.pad(np.array(ids, dtype=np.int32), (0, width - n), constant_values=pad_id)
        for ids, n in zip(sequences, lengths, strict=True)
    ])
