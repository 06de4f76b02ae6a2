"""teacher_forcing writes into a buffer that it keeps for each shape: the next call changes what the
last one gave.
"""

BUFFERS = {}


def teacher_forcing(ids):
    batch, seq = ids.shape
    both = BUFFERS.setdefault(ids.shape, np.empty((2, batch, seq - 1), ids.dtype))
    both[0], both[1] = ids[:, :-1], ids[:, 1:]
    return both[0], both[1]
