"""The numbers are right, but they are floating-point numbers: that is what np.zeros and np.full
of a float make. Ids are whole numbers, and only those can pick a row of a table.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    batch = np.zeros((len(sequences), width)) + pad_id
    for row, sequence in zip(batch, sequences, strict=True):
        row[: len(sequence)] = sequence
    return batch
