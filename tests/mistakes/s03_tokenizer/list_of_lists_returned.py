"""The rows are right, but they are still lists. What a model works on is one array of whole
numbers, batch × seq.
"""

def pad_batch(sequences, *, pad_id=0, length=None):
    longest = max(map(len, sequences), default=0)
    if length is not None and longest > length:
        raise ArgumentError(f"at most {length} tokens, got {longest}")
    width = longest if length is None else length
    return [list(sequence) + [pad_id] * (width - len(sequence)) for sequence in sequences]
