"""Short rows start again from their beginning instead of being filled up. np.resize repeats what
it has; an empty seat is the id of <pad>.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    return np.array([np.resize(sequence, width) for sequence in sequences], dtype=int)
