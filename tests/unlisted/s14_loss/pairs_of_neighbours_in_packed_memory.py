"""teacher_forcing takes for granted that the ids lie row by row, without a gap: the strides of
sentences that lie otherwise are not asked for.
"""


def teacher_forcing(ids):
    batch, seq = ids.shape
    strides = (seq * ids.itemsize, ids.itemsize, ids.itemsize)
    pairs = np.lib.stride_tricks.as_strided(ids, (batch, seq - 1, 2), strides)
    return pairs[..., 0], pairs[..., 1]
