"""Your rows are as long as the longest sentence, whatever length says. Asked for a length, the
batch has exactly that one.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    batch = np.full((len(sequences), longest), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
