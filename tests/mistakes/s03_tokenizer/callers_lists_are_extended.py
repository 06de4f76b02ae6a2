"""You wrote the padding into the lists that you were given, so the caller's sentences end in
padding from now on. Only read them, and write into something of your own.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    for sequence in sequences:
        sequence += [pad_id] * (width - len(sequence))
    return np.array(sequences, dtype=int)
