"""You repeat the row of keys once for every query. One row is enough: an axis of size 1 is
stretched to whatever number of queries there is, in a decoder also to another one than the
number of keys.
"""

def padding_mask(ids, *, pad_id=0):
    real = ids != pad_id
    return np.repeat(real[:, None, :], ids.shape[1], axis=1)
