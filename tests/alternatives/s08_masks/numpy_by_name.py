"""The masks by NumPy's functions: not_equal, expand_dims, tril, logical_and."""

from functools import reduce


def padding_mask(ids, *, pad_id=0):
    return np.expand_dims(np.not_equal(np.asarray(ids), pad_id), axis=-2)


def look_ahead_mask(length):
    return np.tril(np.ones((length, length))).astype(bool)


def combine_masks(*masks):
    masks = [mask for mask in masks if mask is not None]
    if any(np.asarray(mask).dtype.kind != "b" for mask in masks):
        raise TypeError("masks are boolean")
    return reduce(np.logical_and, masks) if masks else None
