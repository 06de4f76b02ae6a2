"""Your function remembers its first batches and gives them back in every epoch.

Look at: what is left of a call when the next one begins.
"""


batches_of, memory = make_batches, {}


def make_batches(pairs, batch_size, *, rng, pad_id=0):
    key = str(pairs), batch_size, pad_id
    if key not in memory:
        memory[key] = batches_of(pairs, batch_size, rng=rng, pad_id=pad_id)
    return memory[key]
