"""The mask is squeezed and its axis put back, which drops the batch axis of a single sentence too.
"""


def padding_mask(ids, *, pad_id=0):
    return np.squeeze(ids != pad_id)[..., None, :]
