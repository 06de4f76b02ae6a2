"""A sentence that fits exactly is refused. Too long means longer than length, by one token at
least.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest >= length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
