"""From the first <pad> on you hide everything, so that a sentence with its padding at the front
disappears. Look at each token for itself.
"""

def padding_mask(ids, *, pad_id=0):
    return np.logical_and.accumulate(ids != pad_id, axis=1)[:, None, :]
