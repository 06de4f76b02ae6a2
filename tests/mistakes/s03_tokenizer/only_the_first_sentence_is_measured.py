"""You measure only the first sentence. Any of them may be the longest, and any may be too long."""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = len(sequences[0])
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        cut = list(sequence)[:width]
        row[: len(cut)] = cut
    return batch
