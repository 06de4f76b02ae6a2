"""The mask allows as many keys as there are words, counted from the left, wherever the words stand.

Named as: padding-counted-from-the-end.
"""


def padding_mask(ids, *, pad_id=0):
    lengths = (ids != pad_id).sum(axis=1)
    return (np.arange(ids.shape[1]) < lengths[:, None])[:, None, :]
