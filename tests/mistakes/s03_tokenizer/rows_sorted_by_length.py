"""Your rows stand in another order than the sentences: the longest came first. Row 3 must belong
to sentence 3, or a translation is compared with somebody else's.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sorted(sequences, key=len, reverse=True), strict=True):
        row[: len(sequence)] = sequence
    return batch
