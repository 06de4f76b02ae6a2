"""All rows of your batch are the same: they are one list, mentioned several times, so writing
into one writes into all of them. Every row needs a list of its own.

Look at: what `[row] * 3` makes of a list.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    rows = [[pad_id] * width] * len(sequences)
    for row, sequence in zip(rows, sequences, strict=True):
        row[:] = list(sequence) + [pad_id] * (width - len(sequence))
    return np.array(rows, dtype=int)
