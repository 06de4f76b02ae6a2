"""Only padding before the first and behind the last word counts; a pad among words is taken for
one.
"""


def padding_mask(ids, *, pad_id=0):
    real = ids != pad_id
    started = np.maximum.accumulate(real, axis=1)
    going_on = np.maximum.accumulate(real[:, ::-1], axis=1)[:, ::-1]
    return (started & going_on)[:, None, :]
