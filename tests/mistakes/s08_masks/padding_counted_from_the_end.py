"""You count the real tokens and then take the first so many. With the padding at the front it
hides the words and shows the padding. Look at each token for itself.
"""

def padding_mask(ids, *, pad_id=0):
    lengths = (ids != pad_id).sum(axis=1)
    return np.arange(ids.shape[1]) < lengths[:, None, None]
